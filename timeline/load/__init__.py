"""Reads files into articles, one module per format."""
