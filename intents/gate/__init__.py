"""The gate: what a draft would change for citizens, measured before it is published."""
