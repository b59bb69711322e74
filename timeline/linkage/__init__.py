"""Joins mentions of one event, in the four steps of record linkage: block, compare, cluster, canonical."""
