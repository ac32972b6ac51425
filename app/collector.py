"""When Python looks for circular garbage: not while much is read that stays, and never in what has been read to stay."""

from __future__ import annotations

import gc


def rest() -> None:
    """Do not look during the start, of which it takes a fifth: almost nothing that is read there is garbage."""
    gc.disable()


def settle() -> None:
    """
    Look again, but no more in what is there now: going through all content would hold readers up now and then.

    Called anew when content has been replaced, so that what was there before can go.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()
    gc.enable()
