"""An archive of many documents for measuring the admin, and what is measured."""
