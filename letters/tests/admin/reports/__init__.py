"""Tests of readers' reports in the admin."""
