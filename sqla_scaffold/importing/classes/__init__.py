"""Models that are there already, as a schema writes them."""
