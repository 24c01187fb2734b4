"""Alembic revisions from a schema; the only room that knows Alembic."""
