"""Finds temporal expressions, anchors them, and resolves them to days."""
