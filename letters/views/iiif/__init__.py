"""Scans and documents for programs that show them: the APIs of IIIF."""
