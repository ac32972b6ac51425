"""Connections to the PostgreSQL server that keeps an index: kept open for the next search, opened anew when lost."""

from __future__ import annotations

import weakref
from typing import Any, LiteralString

import psycopg

from knowledge.search.store import SearchAwayError

Connection = psycopg.Connection[tuple[Any, ...]]
Rows = list[tuple[Any, ...]]

_PATIENCE: dict[str, Any] = {
    "connect_timeout": 2,
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 2,
    "tcp_user_timeout": 4000,
    "options": "-c statement_timeout=5000",
}
"""A server that has fallen silent must not keep a reader waiting for minutes."""


class Database:
    """Connections to one server: as many as are in use at once; safe to share between threads."""

    def __init__(self, address: str) -> None:
        """Nothing is opened yet. `address` is `postgresql://…`."""
        self._address = address
        self._idle: list[Connection] = []
        weakref.finalize(self, _close, self._idle)

    def rows(self, query: LiteralString, values: Any = None) -> Rows:  # noqa: ANN401 (psycopg's own)
        """
        What a query gives. A connection that broke while it lay idle is replaced once, and so are all beside it.

        Raises:
            SearchAwayError: the server cannot be reached, or refuses.
        """
        try:
            try:
                return self._asked(self._idle.pop(), query, values)
            except (psycopg.OperationalError, IndexError):  # lost, or none lay idle
                _close(self._idle)
                opened = psycopg.connect(self._address, autocommit=True, **_PATIENCE)
                return self._asked(opened, query, values)
        except psycopg.Error as error:
            raise SearchAwayError from error

    def _asked(self, connection: Connection, query: LiteralString, values: Any) -> Rows:  # noqa: ANN401
        try:
            rows = connection.execute(query, values, binary=True).fetchall()
        except BaseException:
            connection.close()
            raise
        self._idle.append(connection)
        return rows


def _close(connections: list[Connection]) -> None:
    while connections:
        try:
            connections.pop().close()
        except IndexError:  # another thread took the last one
            return
