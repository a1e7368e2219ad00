"""How well questions find their intent: figures from whatever answers questions. Pure: no Django, no files."""
