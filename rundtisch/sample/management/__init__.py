"""Commands of the sample region."""
