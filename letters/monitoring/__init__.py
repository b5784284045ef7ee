"""What operators see of a running archive: logs, measures, reports of errors."""
