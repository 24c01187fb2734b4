"""A live database, read in bulk from its catalogue into plain values; the only door to SQLAlchemy that reading has."""
