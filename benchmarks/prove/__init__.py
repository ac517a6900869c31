"""Proofs with real processes: messages delivered through kills, halts, refusals, lost answers and moved clocks."""
