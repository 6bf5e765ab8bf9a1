"""Persons, how they sign in, one-time links and the signed-in request."""
