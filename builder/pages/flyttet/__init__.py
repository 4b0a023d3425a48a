"""The pages at numbers and names that are out of use: they lead to the place of today."""
