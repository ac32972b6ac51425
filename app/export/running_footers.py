"""Running footers of a tagged PDF as what they are: artifacts of the page, not read aloud between two paragraphs."""

from __future__ import annotations

from typing import Any

_ARTIFACT = "/Artifact"
_KIND = b"<</Type /Pagination>>"


def as_artifacts(written: Any) -> None:  # noqa: ANN401 (WeasyPrint's PDF has no types)
    """
    Mark as artifact what WeasyPrint tags but leaves out of the tree of structure: the text of margin boxes.

    Args:
        written: the PDF before it is written; its page streams and its parent tree are changed.

    Source: ISO 32000-1, 14.8.2.2 (page artifacts); ISO 14289-1, 7.8 (running headers and footers).
    """
    by_reference: dict[bytes, Any] = {thing.reference: thing for thing in written.objects}
    root = by_reference[written.catalog["StructTreeRoot"]]
    read = _under(root, by_reference)
    numbers = by_reference[root["ParentTree"]]["Nums"]
    for page, owners in enumerate(numbers[1 : 2 * len(written.page_references) : 2]):
        left_out = {number for number, owner in enumerate(owners) if owner not in read}
        for number in left_out:
            owners[number] = b"null"
        contents = by_reference[by_reference[written.page_references[page]]["Contents"]]
        _remark(contents.stream, left_out)
    for reference, thing in by_reference.items():
        if isinstance(thing, dict) and reference not in read:
            _dropped(thing)


def _dropped(thing: Any) -> None:  # noqa: ANN401
    """Leave a part of the structure that nothing leads to out of the file."""
    if thing.get("Type") == "/StructElem":
        thing.free = "f"


def _under(root: Any, by_reference: dict[bytes, Any]) -> set[bytes]:  # noqa: ANN401
    """References of everything in the tree of structure."""
    found: set[bytes] = set()
    waiting = [root.reference]
    while waiting:
        reference = waiting.pop()
        found.add(reference)
        kids = by_reference[reference].get("K", ())
        waiting += [kid for kid in kids if kid in by_reference and kid not in found]
    return found


def _remark(stream: list[Any], numbers: set[int]) -> None:
    """In the operators of a page, `/Span <</MCID n>> BDC` as `/Artifact <</Type /Pagination>> BDC`."""
    for place, operator in enumerate(stream):
        if operator == b"BDC" and isinstance(stream[place - 1], dict) and stream[place - 1].get("MCID") in numbers:
            stream[place - 2 : place] = [_ARTIFACT, _KIND]
