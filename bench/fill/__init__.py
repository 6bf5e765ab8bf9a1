"""The data of the measurement: thirteen tables, five years, and three tables with lists of 1, 40 and 400 rows."""
