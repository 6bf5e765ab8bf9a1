"""What holds when registers and other formats come in and go out."""
