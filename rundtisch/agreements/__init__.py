"""What was agreed, and its way into each house."""
