"""Texts into the archive: saving, deriving, importing. The only writers of text."""
