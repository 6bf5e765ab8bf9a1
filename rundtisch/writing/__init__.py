"""Joint text: one text, many hands, never overwritten silently."""
