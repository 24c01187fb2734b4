"""The value in the middle: a schema as it was written (spec) and as it is meant (model).

Words of this room. A *schema* is the whole; a *model* is a mapped class; a *table* is what the database has; an
*attribute* is the Python name under which a model shows a column of its table.
"""
