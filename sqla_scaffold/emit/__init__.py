"""From a schema to texts: views hold ready answers, templates only loop, and to print a name is to import it."""
