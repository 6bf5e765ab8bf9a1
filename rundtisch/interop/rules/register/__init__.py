"""The official register of schools: what its files say, and how that differs from the directory."""
