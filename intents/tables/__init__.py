"""Answers as tables, as city halls keep them: one row an intent and language, in Excel or CSV, out and in again."""
