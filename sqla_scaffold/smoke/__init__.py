"""Proof by running: what was generated is compiled, imported, filled, migrated and called, in child processes and in a scratch copy."""
