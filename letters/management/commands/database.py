"""Starts and stops the PostgreSQL that comes with the archive, or shows its status."""

from __future__ import annotations

import argparse
import shlex
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, connection

from archive.embedded.cluster import Cluster, EmbeddedServerError, program
from archive.embedded.postmaster import find_postmaster
from archive.embedded.server import InUseError, keep_running, stop

# As the Linux Standard Base has it for "status": 3 means "is not running".
NOT_RUNNING = 3


class Command(BaseCommand):
    help = (
        "The archive's own PostgreSQL starts with the first command that needs it and "
        "stops soon after the last. 'start' keeps it up until 'stop'; 'status' exits "
        "with 0 if it runs and with 3 if not."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("action", choices=["start", "stop", "status"])
        parser.add_argument(
            "--now",
            action="store_true",
            help="stop even while other commands use it; they lose their connections",
        )

    def handle(self, *_args: Any, action: str, now: bool, **_options: Any) -> None:
        if "cluster" not in connection.settings_dict["OPTIONS"]:
            self._answer_for_another_server(action)
            return
        cluster = Cluster(Path(connection.settings_dict["OPTIONS"]["cluster"]))
        try:
            if action == "start":
                keep_running(cluster)
                self._show(cluster)
            elif action == "stop":
                self._stop(cluster, now=now)
            else:
                self._show(cluster)
        except EmbeddedServerError as error:
            raise CommandError(str(error)) from error

    def _stop(self, cluster: Cluster, *, now: bool) -> None:
        try:
            was_running = stop(cluster, even_if_used=now)
        except InUseError:
            message = (
                "Other commands use the database (script/server?). It stops by itself "
                "when they have ended; --now stops it at once."
            )
            raise CommandError(message) from None
        self.stdout.write("Stopped." if was_running else "It was not running.")

    def _show(self, cluster: Cluster) -> None:
        postmaster = find_postmaster(cluster)
        if postmaster is None:
            self.stdout.write(f"Not running. Data: {cluster.data}")
            raise SystemExit(NOT_RUNNING)
        settings = connection.settings_dict
        address = ["-h", str(postmaster.socket_folder), "-U", settings["USER"]]
        psql = shlex.join([str(program("psql")), *address, settings["NAME"]])
        until = "until 'database stop'" if cluster.pin.exists() else "while in use"
        self.stdout.write(
            f"Running since {postmaster.started:%Y-%m-%d %H:%M:%S} UTC "
            f"(process {postmaster.pid}), {until}.\n"
            f"Data:    {cluster.data}\nLog:     {cluster.log}\nConnect: {psql}"
        )

    def _answer_for_another_server(self, action: str) -> None:
        if action != "status":
            message = (
                "DATABASE_URL names a database server; this command starts and stops "
                "only the one that comes with the archive."
            )
            raise CommandError(message)
        try:
            connection.ensure_connection()
        except DatabaseError as error:
            self.stdout.write(f"The server that DATABASE_URL names: {error}")
            raise SystemExit(NOT_RUNNING) from error
        self.stdout.write("The server that DATABASE_URL names answers.")
