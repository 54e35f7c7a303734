"""The control interface: what tests and pages may do to the little world, as JSON over HTTP."""
