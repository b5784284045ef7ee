"""What was typed and could not be saved: it is given back, whatever kept it from it."""
