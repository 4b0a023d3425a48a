"""The list of frozen editions, and the plain pages that each of them has of its own."""
