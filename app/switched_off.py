"""What SIGAP leaves out because nobody has told it something: for the operator, who may not miss it otherwise."""

from __future__ import annotations

from knowledge.base import KnowledgeBase

NO_ADDRESS = (
    "Belum ada address di site.yaml: tanpa kode QR, tanpa tautan dalam pesan WhatsApp dan di bahan cetak. "
    "Isi bila situs sudah terbit (docs/operator.md, The public address)."
)


def switched_off(base: KnowledgeBase) -> str:
    """In Indonesian, one line, what a missing public address leaves out; empty where there is one."""
    return "" if base.site.address else NO_ADDRESS
