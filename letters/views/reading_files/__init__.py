"""Readings as files and in other sites: annotations, handout, embedded."""
