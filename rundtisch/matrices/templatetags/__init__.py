"""Parts of matrix pages that are drawn in Python."""
