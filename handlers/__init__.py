"""The doors: they translate the outside into use cases and back, and hold no rules."""
