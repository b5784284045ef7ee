"""The process that prepares page scans for zooming, as a child of the supervisor."""

import os

from django.core.management import execute_from_command_line

from archive.serving.parent_watch import end_with_supervisor

# Readers come first.
NICENESS = 10

if __name__ == "__main__":
    os.nice(NICENESS)
    end_with_supervisor(os.getpid())
    execute_from_command_line(["manage.py", "cut_scans", "--watch"])
