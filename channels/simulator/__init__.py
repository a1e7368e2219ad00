"""A local stand-in for the LINE Messaging API and the Slack Web API. See README.md beside this file."""
