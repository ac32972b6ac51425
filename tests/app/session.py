"""A reader of the full edition without a browser: speaks over the websocket as Streamlit's page does."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect

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
    host = urlsplit(server.url).netloc
    with connect(f"ws://{host}/_stcore/stream", subprotocols=["streamlit"], max_size=None) as line:  # type: ignore[list-item]
        opening = BackMsg()
        opening.rerun_script.query_string = query
        opening.rerun_script.page_name = page
        line.send(opening.SerializeToString())
        pieces: list[str] = []
        kinds: list[str] = []
        while True:
            received = line.recv(timeout=PATIENCE_SECONDS)
            assert isinstance(received, bytes)
            message = ForwardMsg.FromString(received)
            if message.WhichOneof("type") == "delta":
                element = message.delta.new_element
                kinds.append(element.WhichOneof("type") or "")
                pieces.append(element.html.body)
            if message.WhichOneof("type") == "script_finished":
                return Shown("\n".join(pieces), tuple(kinds))
