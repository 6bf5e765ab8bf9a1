"""The directory: region, municipalities, institutions and who acts for them."""
