"""The site as a folder, and the offline kit: one folder, and a zip beside it, for a session without a network."""

from __future__ import annotations

from pathlib import Path

from app.current import Content
from app.export.static import folder
from app.export.static.site import Told, site
from knowledge.language.lexicon import load_lexicon


def write_site(content: Content, data: Path, out: Path, told: Told) -> str:
    """Write the site to `out`; says what there is."""
    count = folder.write(out, site(content, load_lexicon(data / "language"), told))
    return f"{out}: {count} berkas. Buka {out / 'index.html'}."
