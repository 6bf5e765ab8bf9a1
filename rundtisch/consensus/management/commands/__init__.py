"""Commands of the part consensus."""
