"""Brings figures, codes and borders from SSB and Kartverket, as raw snapshots with cards."""
