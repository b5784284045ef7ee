"""A signal to stop, for what would otherwise go on for ever."""

import threading


class StopAfter(threading.Event):
    """An event that is set after so many waits, which take no time."""

    def __init__(self, waits=1):
        super().__init__()
        self.waits = waits

    def wait(self, timeout=None):
        self.waits -= 1
        if self.waits <= 0:
            self.set()
        return self.is_set()
