"""Who does what until when."""
