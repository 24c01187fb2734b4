"""Models of SQLAlchemy that are there already: read in a child process, for they are code of somebody else's."""
