"""Results and places behind look-ups by key: read only."""
