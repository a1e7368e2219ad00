"""Models behind an OpenAI-compatible server: prompts, schemas, calls, embeddings. Nothing here decides what is said."""
