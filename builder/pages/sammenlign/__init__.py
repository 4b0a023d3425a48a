"""Places side by side: the reader's own choice of them, and each municipality with its like."""
