"""A database as it was found into a schema as a person would have written it: names, short forms, text."""
