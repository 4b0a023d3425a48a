"""Simulated survey rounds.

Draw plausible answers, then move them the least that makes every published figure true.
"""
