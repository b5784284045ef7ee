"""Builds readings for teachers: places words, copies, hands over, takes files in."""
