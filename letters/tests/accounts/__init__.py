"""Roles: what each may do at which address."""
