"""What operators do with rounds of consensus from the command line."""
