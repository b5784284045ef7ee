"""What happens around the views."""
