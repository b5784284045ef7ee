"""The API for programs, version 1: what is public, as JSON, described by OpenAPI."""
