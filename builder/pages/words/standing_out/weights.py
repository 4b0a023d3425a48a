"""What readers care about more or less than its rarity tells, in bits."""

HEADLINE, NEWS, LESSER = 0.6, 1.2, -1.0  # what sums up a theme, the newest answers, details
