"""The way out to addresses that others name; nothing takes it yet."""
