"""Who wrote to whom as a picture: `circle` places the names, `drawing` measures all."""
