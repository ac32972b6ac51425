"""When Python looks for circular garbage: not while much is read that stays, and never in what stays."""

from __future__ import annotations

import gc


def rest() -> None:
    """Do not look during the start, of which it takes a fifth: next to nothing that is read there is garbage."""
    gc.disable()


def settle() -> None:
    """Look again, but not in what is there now: going through all content would hold readers up now and then."""
    gc.freeze()
    gc.enable()


def replaced() -> None:
    """Let go of content that has been replaced, which `settle` keeps from being looked at."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()
