"""What holds of process descriptions without asking the database."""
