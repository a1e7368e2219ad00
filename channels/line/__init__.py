"""LINE: verify, read, draw and send. Nothing of the counter's business is decided here."""
