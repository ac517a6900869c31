"""How exactly and how fast posts are found, beside a plain scan: python -m benchmarks.search."""
