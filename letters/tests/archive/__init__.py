"""Tests of the project around the letters: settings, database, start and stop."""
