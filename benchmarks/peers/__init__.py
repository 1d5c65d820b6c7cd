"""The small moderator table in other frameworks, to measure ours beside: benchmarks/table.py."""
