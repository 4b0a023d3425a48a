"""The pages at /metode/."""
