"""The pages at /data/."""
