"""The look-up: the index that every page asks for when the field is used."""
