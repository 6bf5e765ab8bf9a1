"""The rules of the matrices: stages, reasons to talk, audiences and the instruments themselves."""
