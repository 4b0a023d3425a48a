"""The pages at /samsvar/."""
