"""The language model behind an OpenAI-compatible server: prompts, schemas, calls. Nothing here decides what is said."""
