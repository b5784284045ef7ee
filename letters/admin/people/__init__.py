"""The admin of people and offices, where records of one person are merged."""
