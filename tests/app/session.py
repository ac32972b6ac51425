"""A reader of the full edition without a browser: speaks over the websocket as Streamlit's page does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.sync.client import ClientConnection, connect

from tests.serving import PATIENCE_SECONDS, Running


@dataclass(frozen=True, slots=True)
class Shown:
    """What the script sent: the HTML of its `st.html` elements, and the kinds of all elements."""

    html: str
    kinds: tuple[str, ...]


def shown(server: Running, page: str = "", query: str = "") -> Shown:
    """
    Open `/page?query` and return what the script sends to be shown.

    Args:
        server: the server.
        page: the address without its slash.
        query: what follows the question mark.
    """
    return used(server, page, query)


Step = Callable[[tuple[Element, ...]], list[WidgetState]]
"""What is filled in, given what is shown."""


def used(server: Running, page: str, query: str = "", *steps: Step) -> Shown:
    """Open `/page?query`, fill in what each step says, and return what is shown after the last one."""
    host = urlsplit(server.url).netloc
    with connect(f"ws://{host}/_stcore/stream", subprotocols=["streamlit"], max_size=None) as line:  # type: ignore[list-item]
        elements = _run(line, page, query, {})
        filled: dict[str, WidgetState] = {}
        for step in steps:
            filled |= {state.id: state for state in step(elements)}
            elements = _run(line, page, query, filled)
    kinds = tuple(element.WhichOneof("type") or "" for element in elements)
    return Shown("\n".join(element.html.body for element in elements), kinds)


def _run(line: ClientConnection, page: str, query: str, filled: dict[str, WidgetState]) -> tuple[Element, ...]:
    """Ask for a run of the script; the elements that it sends."""
    asking = BackMsg()
    asking.rerun_script.query_string = query
    asking.rerun_script.page_name = page
    asking.rerun_script.widget_states.widgets.extend(filled.values())
    line.send(asking.SerializeToString())
    elements: list[Element] = []
    while True:
        received = line.recv(timeout=PATIENCE_SECONDS)
        assert isinstance(received, bytes)
        message = ForwardMsg.FromString(received)
        if message.WhichOneof("type") == "delta":
            elements.append(message.delta.new_element)
        if message.WhichOneof("type") == "script_finished":
            return tuple(elements)
