"""Files that go out and come in: spreadsheets and pictures."""
