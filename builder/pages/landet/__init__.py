"""The pages at /landet/."""
