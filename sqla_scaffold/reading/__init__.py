"""From texts to what was written: format-blind nodes with spans, then a spec by the table of fields."""
