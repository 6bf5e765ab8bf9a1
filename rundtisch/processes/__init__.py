"""Process descriptions: how a thing goes in one house, and where two houses wait for each other."""
