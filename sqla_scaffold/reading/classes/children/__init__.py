"""What reads a person's models, with the project's own interpreter.

These modules never import `sqla_scaffold`, which that interpreter need not have: `run.py` is started by its path and loads its
neighbours under another name, which is why they import each other relatively. They need the standard library, SQLAlchemy and
what the models import.
"""
