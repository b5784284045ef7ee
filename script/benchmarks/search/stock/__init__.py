"""Haystack's own Whoosh backend, in a process with settings of its own."""
