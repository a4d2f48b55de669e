"""What readers see: the catalog as Markdown pages."""
