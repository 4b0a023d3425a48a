"""Writes the pages, runs MkDocs on them and puts the finished site in place in one step."""

from builder.site.editions import lay_editions, unpack_editions
from builder.site.engine import finish_mkdocs, run_mkdocs, start_mkdocs
from builder.site.folders import check_target, new_site, replace
from builder.site.rendered import rendering
from builder.site.writing import place_files, write_docs

__all__ = [
    "check_target",
    "finish_mkdocs",
    "lay_editions",
    "new_site",
    "place_files",
    "rendering",
    "replace",
    "run_mkdocs",
    "start_mkdocs",
    "unpack_editions",
    "write_docs",
]
