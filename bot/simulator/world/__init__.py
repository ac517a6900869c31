"""The pretend platform's memory, one noun per file; state.py holds them together."""
