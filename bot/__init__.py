"""The heart of Simpul and the wiring above it; ARCHITECTURE.md names the floors."""
