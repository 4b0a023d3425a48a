"""The pages at /indikator/."""
