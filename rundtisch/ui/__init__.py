"""How pages look: frame, components, form fields, the table figure. Knows nothing of the field."""
