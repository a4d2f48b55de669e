"""Barnskyddshandboken: YAML records in, cross-linked Markdown pages out."""
