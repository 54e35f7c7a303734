"""The steps from one schema to the next; a released step is never changed."""
