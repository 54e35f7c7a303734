"""A town in one process: the real bot on a hand clock, invented people who do anything, and rules that must hold."""
