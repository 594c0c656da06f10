"""What every layer may use and nothing else depends on: ids, money, refusals, actors, fast SQL."""
