"""Whole volumes of TEI into the archive, and again when they change."""
