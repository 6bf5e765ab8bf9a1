"""What holds of meetings in the field."""
