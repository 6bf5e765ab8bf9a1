"""The rules of a round of consensus: positions, methods and what they read from the voices."""
