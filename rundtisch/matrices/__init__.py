"""Where we stand: instruments, assessments, sharing, friction."""
