"""The map of the country, made live in the browser."""
