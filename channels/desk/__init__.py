"""The web desk as a channel: what staff press in their browser. What they read there is drawn by `bot.web.desk`."""
