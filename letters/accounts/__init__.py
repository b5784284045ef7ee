"""What accounts may do: the roles that an administrator gives."""
