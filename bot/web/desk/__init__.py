"""The web desk: the staff desk for those who cannot reach Slack. The same cases, the same use cases, drawn as pages."""
