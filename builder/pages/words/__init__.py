"""Every sentence a reader meets that is not in a template."""
