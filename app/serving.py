"""Running the server: refuses broken content with the whole list, else serves both editions."""

from __future__ import annotations

import logging
import socket
import sys

import uvicorn

from app import collector
from app.current import CURRENT
from app.switched_off import switched_off
from knowledge.loading.problem import BrokenDataError, told
from knowledge.search.opening import NoPlaceForIndexError, prepare_cache

LONGEST_MESSAGE = 1_000_000
"""Bytes of one message over the websocket: far more than a browser sends; sixteen million would be usual."""


class CannotServeError(RuntimeError):
    """The server cannot start; the message is one sentence for the operator."""


def run(host: str, port: int) -> None:
    """
    Serve until stopped.

    Raises:
        CannotServeError: the port is taken or the address is not ours.
        SystemExit: with status 1 after the list of problems, where the content has errors.
    """
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(message)s")
    collector.rest()
    try:
        base = CURRENT.load()
    except BrokenDataError as error:
        for problem in error.problems:
            print(told(problem, CURRENT.data), file=sys.stderr)
        print(f"SIGAP tidak dijalankan: {len(error.problems)} kesalahan pada data.", file=sys.stderr)
        raise SystemExit(1) from error
    try:
        prepare_cache()
    except NoPlaceForIndexError as error:
        raise CannotServeError(str(error)) from error
    _check_port(host, port)
    shown = "localhost" if host in {"127.0.0.1", "0.0.0.0", "::"} else host  # noqa: S104 (compared, not bound)
    print(f"SIGAP  versi lengkap  http://{shown}:{port}/", flush=True)
    print(f"       versi ringan   http://{shown}:{port}/ringan/", flush=True)
    left_out = switched_off(base)
    if left_out:
        print(left_out, flush=True)
    # The access log would hold addresses and queries of readers: there is none.
    uvicorn.run(
        "app.server:app",
        host=host,
        port=port,
        access_log=False,
        log_level="warning",
        server_header=False,
        ws="auto",
        ws_max_size=LONGEST_MESSAGE,
    )


def _check_port(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise CannotServeError(
                f"Alamat {host}:{port} tidak dapat dipakai ({error.strerror}). "
                "Pilih port lain dengan --port atau PORT=..."
            ) from error
