"""Speed and size of the build, as ratios and counts."""
