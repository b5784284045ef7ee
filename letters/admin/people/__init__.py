"""The admin of people and offices, and which records are of one person."""
