"""Brings official data in: reads what an office really has, shows what it understood, and writes
`data/` with its card. Never runs in a build."""
