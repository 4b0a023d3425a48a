"""Pages: every page of the site as Markdown text, and the pictures they show."""

from builder.pages.site_pages import Pages, build_pages

__all__ = ["Pages", "build_pages"]
