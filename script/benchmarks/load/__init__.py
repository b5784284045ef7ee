"""Readers that ask for pages, and nginx to compare with."""
