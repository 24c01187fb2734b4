"""The skeleton of a project: rendered by Copier from the template that this program carries, and updated from it."""
