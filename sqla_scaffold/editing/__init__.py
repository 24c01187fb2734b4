"""Changes of a schema that a command asks for: its files are edited as texts, and read again to prove what they say."""
