"""Imports whole volumes of TEI, and imports them again when they change."""
