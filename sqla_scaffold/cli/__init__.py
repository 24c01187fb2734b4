"""The command line: click and nothing else; a short file per command."""
