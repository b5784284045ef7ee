"""Who wrote to whom, who handled the document, and which document answers which."""
