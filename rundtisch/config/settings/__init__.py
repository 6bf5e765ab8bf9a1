"""Settings for development, demonstration, tests and production."""
