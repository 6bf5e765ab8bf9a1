"""What templates of agreements draw by themselves."""
