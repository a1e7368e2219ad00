"""The search index: plain arrays, no Django."""
