"""Who did what about which thing, and when."""
