"""Turns sentences and temporal expressions into event mentions."""
