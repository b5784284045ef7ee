"""Witnesses of a letter: their lineage, and any two texts beside each other."""
