"""A view per kind of page: small objects with ready answers, so that templates only loop."""
