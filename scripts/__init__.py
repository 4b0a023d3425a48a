"""Makes what is kept in the repository and no build makes: boundaries, tiles and icons."""
