"""Forms of the light edition: read from the body of a request, at most so many bytes, kept nowhere."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qsl

from starlette.requests import ClientDisconnect, Request

from app.words import translate
from knowledge.lang import Language

MOST_BYTES = 150_000
"""Enough for 10,000 characters that each take twelve bytes in a form."""
MOST_FIELDS = 200


def _(text: str) -> str:
    """Marks an interface string where it is written; it is translated when it is shown."""
    return translate(text, Language.ID)


_TOO_LONG = _("Kiriman ini terlalu panjang untuk dibaca. Tempel bagian pesannya saja, lalu coba lagi.")
_OTHER_KIND = _("Kiriman ini tidak dapat dibaca. Pakai formulir di halaman ini, lalu coba lagi.")

_KIND = "application/x-www-form-urlencoded"


class UnreadableFormError(ValueError):
    """A form that is not read: the status of the answer, and what to tell the reader."""

    def __init__(self, status: int, words: str) -> None:
        """`words` are an interface string in Indonesian."""
        super().__init__(words)
        self.status = status
        self.words = words


@dataclass(frozen=True, slots=True)
class Form:
    """The fields of a form, each with all its values."""

    fields: dict[str, list[str]]

    def first(self, name: str) -> str:
        """The first value of a field; empty where it was not sent."""
        return next(iter(self.fields.get(name, ())), "")

    def every(self, name: str) -> list[str]:
        """All values of a field."""
        return self.fields.get(name, [])


async def read_form(request: Request) -> Form:
    """
    The form in the body of a request.

    Raises:
        UnreadableFormError: it is too long (413), of another kind (415), or did not arrive whole (400).
    """
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != _KIND:
        raise UnreadableFormError(415, _OTHER_KIND)
    body = bytearray()
    try:
        async for chunk in request.stream():
            body += chunk
            if len(body) > MOST_BYTES:
                raise UnreadableFormError(413, _TOO_LONG)
    except ClientDisconnect as error:
        raise UnreadableFormError(400, _OTHER_KIND) from error
    try:
        pairs = parse_qsl(body.decode("ascii", "replace"), keep_blank_values=True, max_num_fields=MOST_FIELDS)
    except ValueError as error:
        raise UnreadableFormError(413, _TOO_LONG) from error
    fields: dict[str, list[str]] = {}
    for name, value in pairs:
        fields.setdefault(name, []).append(value)
    return Form(fields)
