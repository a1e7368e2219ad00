"""Django's SQLite with writers that look again soon: `ENGINE` for embedded installations."""
