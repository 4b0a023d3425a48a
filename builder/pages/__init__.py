"""Pages: every page of the site as Markdown text, and the pictures they show."""

from builder.pages.data.sizes import PAGE as DATA_PAGE
from builder.pages.data.sizes import with_sizes
from builder.pages.site_pages import Pages, build_pages

__all__ = ["DATA_PAGE", "Pages", "build_pages", "with_sizes"]
