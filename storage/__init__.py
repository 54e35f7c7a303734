"""The archive: the only package that speaks SQL."""
