"""The rules of agreements: their numbers, and the way of an agreement into each house."""
