"""What holds for any file that is handed in, whatever the field."""
