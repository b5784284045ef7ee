"""Searching, as pages, feeds, tables and JSON."""
