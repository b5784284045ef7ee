"""Answers to requests: each view checks, asks, and renders."""
