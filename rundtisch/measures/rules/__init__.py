"""What holds for measures: due dates and the holidays they fall into."""
