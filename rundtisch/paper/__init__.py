"""A described document in; tagged PDF and ODT out."""
