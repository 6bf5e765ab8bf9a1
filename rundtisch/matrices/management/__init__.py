"""What operators do with matrices from the command line."""
