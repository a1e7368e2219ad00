"""The administrator's console: Django's admin, extended where an editor of public information needs more."""
