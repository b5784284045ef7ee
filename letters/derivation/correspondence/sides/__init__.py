"""Who wrote to whom, as headings and signatures say."""
