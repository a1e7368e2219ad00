"""Signing in: passwords and locks, the second factor, identity providers, and how long a session lives."""
