"""Every kind of chart with ordinary, sparse, full and missing data, to be looked at and tested."""
