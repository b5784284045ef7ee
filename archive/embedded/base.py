"""Django's PostgreSQL backend on the embedded server, which it starts when needed.

Named in settings as `"ENGINE": "archive.embedded"`, with the cluster's folder as
`OPTIONS["cluster"]` and no HOST, which is known only when the server runs. It is
started by the first connection and not before: `check`, `collectstatic` and `--help`
never need it.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.db import OperationalError
from django.db.backends.postgresql import client
from django.utils.asyncio import async_unsafe

from archive.embedded.cluster import Cluster, EmbeddedServerError, program
from archive.embedded.server import ensure_running
from archive.limited import base


class DatabaseClient(client.DatabaseClient):
    """`manage.py dbshell` with the wheel's psql, which has the right version."""

    def runshell(self, parameters: Iterable[str]) -> None:
        # settings_dict does not know where the server listens until it runs.
        self.connection.settings_dict["HOST"] = self.connection.socket_folder()
        path = f"{program('psql').parent}{os.pathsep}{os.environ.get('PATH', '')}"
        os.environ["PATH"] = path
        super().runshell(parameters)


class DatabaseWrapper(base.DatabaseWrapper):
    client_class = DatabaseClient

    def socket_folder(self) -> str:
        """Start the server if need be, share its lease, and return where it listens."""
        cluster = Cluster(Path(self.settings_dict["OPTIONS"]["cluster"]))
        try:
            return str(ensure_running(cluster).socket_folder)
        except EmbeddedServerError as error:
            # The error that Django expects, and the check whether the database answers.
            raise OperationalError(str(error)) from error

    def get_connection_params(self) -> dict[str, Any]:
        params: dict[str, Any] = super().get_connection_params()
        del params["cluster"]
        return params

    @async_unsafe
    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        return super().get_new_connection(conn_params | {"host": self.socket_folder()})
