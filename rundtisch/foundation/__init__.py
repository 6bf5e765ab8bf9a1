"""What every part stands on: refusals, permission rules, the clock, mail; knows nothing of the field."""
