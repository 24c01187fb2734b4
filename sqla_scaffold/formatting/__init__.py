"""The canonical form of a schema file: edits of its text, so that comments, order, quotes and anchors stay."""
