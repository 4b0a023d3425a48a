"""The kinds of chart: a tidy frame in, an Altair chart out, one module each.

A chart is made once for each set of options, from a frame with columns and no rows, and drawn with
the rows of every place afterwards: so it may depend on the names of columns and never on values.
"""
