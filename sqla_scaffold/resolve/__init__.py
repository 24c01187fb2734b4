"""From what was written to what is meant: passes with barriers; read `resolve` first."""
