"""What the pages of the teacher's desk show."""
