"""How something is passed on by messenger: nothing is asked of anybody before the reader presses the link."""

from __future__ import annotations

from urllib.parse import quote


def whatsapp(words: str, public: str) -> str:
    """
    The address that opens WhatsApp with a short message.

    Args:
        words: what the message says.
        public: where it leads; empty for no link, because a path alone leads nowhere from a chat.
    """
    message = words + (f"\n{public}" if public else "")
    return f"https://wa.me/?text={quote(message, safe='')}"
