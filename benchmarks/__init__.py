"""Benchmarks: figures to compare with, never asserted in tests."""
