"""What packages need that add column types or targets by entry points (docs/template.md shows how).

Two modules, since the table of types is complete before any target is: a package keeps both apart as well.
"""
