"""The one process that writes the search index, as a child of the supervisor."""

import os

from django.core.management import execute_from_command_line

from archive.serving.parent_watch import end_with_supervisor

if __name__ == "__main__":
    end_with_supervisor(os.getpid())
    execute_from_command_line(["manage.py", "index_letters", "--watch"])
