"""Who wrote to whom, who had it in hand, and what answers what."""
