"""Tests of the problems in the admin."""
