"""The admin of files that came in: intake, and what is proposed of them."""
