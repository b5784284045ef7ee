"""Annotations: where they stand in a text that changes, and the W3C's form of them."""
