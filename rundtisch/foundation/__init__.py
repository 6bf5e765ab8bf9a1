"""What every part stands on: refusals, permission rules, the clock, mail and its deliveries. Knows nothing of the field."""
