"""What goes out and comes in as a file: spreadsheets and pictures; nothing else here loads their libraries."""
