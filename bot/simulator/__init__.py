"""Plays WeChat from its documents, for demonstrations and tests; shares no code with the bot and is never mounted in production."""
