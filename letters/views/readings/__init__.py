"""Readings as students see them: no account, no cookie, no row about anybody."""
