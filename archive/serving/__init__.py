"""The whole archive on one machine with one command: what script/server runs."""
