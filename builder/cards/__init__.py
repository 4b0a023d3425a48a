"""Cards: the pictures that stand for a page where it is shared, drawn from what they say."""

from builder.cards.card import Card, Look, Row, Swatch
from builder.cards.store import draw_cards, prune_cards

__all__ = ["Card", "Look", "Row", "Swatch", "draw_cards", "prune_cards"]
