"""Being paid through providers: accounts there, attempts, verified events, refunds."""
