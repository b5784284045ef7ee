"""What teachers enter at their desk, checked."""
