"""What of the catalogue one shop shows: by category rule, and what differs."""
