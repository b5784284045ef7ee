"""Problems in the admin: each is settled with a reason, or opened again."""
