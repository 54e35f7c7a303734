"""The loops that run beside the doors: drain the outbox, tick the clock."""
