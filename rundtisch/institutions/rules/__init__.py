"""What holds in the directory; pure Python."""
