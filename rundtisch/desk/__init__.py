"""Each person's start page; puts all parts together."""
