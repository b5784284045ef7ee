"""What a page of search results shows, and the links on it."""
