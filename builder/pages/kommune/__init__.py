"""The pages at /kommune/."""
