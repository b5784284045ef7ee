"""Tests of the log of changes."""
