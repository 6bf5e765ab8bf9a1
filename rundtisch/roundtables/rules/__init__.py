"""What holds at a table without asking the database."""
