"""The pages at /om/."""
