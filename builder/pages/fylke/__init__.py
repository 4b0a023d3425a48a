"""The pages at /fylke/."""
