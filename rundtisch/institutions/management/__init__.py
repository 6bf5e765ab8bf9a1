"""What operators do with the directory from the command line."""
