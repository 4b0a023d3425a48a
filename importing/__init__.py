"""Brings official data in, and never runs in a build.

It reads what an office really has, shows what it understood, and writes `data/` with its card.
"""
