"""Django's PostgreSQL backend, with limits on what one query may take."""
