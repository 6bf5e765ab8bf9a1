"""Words of consensus for pages."""
