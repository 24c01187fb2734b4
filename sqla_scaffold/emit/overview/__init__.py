"""The resolved schema for people to read."""
