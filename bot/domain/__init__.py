"""Pure rules: this package imports the standard library only."""
