"""The archive's own engine: an index on disk, and what is asked of it."""
