"""Parts that many pages are made of, each written once."""
