"""What the offline kit says of itself to the trainer who opens it: on its start page and in its read-me files."""

from __future__ import annotations

from datetime import date

from app.content import Content
from app.words import translate
from knowledge.lang import Language
from knowledge.wording import date_in


def title(lang: Language) -> str:
    """The title of the start page."""
    return translate("Bahan pelatih tanpa internet", lang)


def doors(prefix: str, lang: Language) -> list[tuple[str, str]]:
    """The ways into the site: file and words."""
    return [
        (f"{prefix}index.html", translate("Buka panduan", lang)),
        (f"{prefix}cek.html", translate("Periksa tawaran saya", lang)),
        (f"{prefix}cari.html", translate("Cari", lang)),
        (f"{prefix}butuh-bantuan.html", translate("Saya butuh bantuan sekarang", lang)),
    ]


def sheets(lang: Language) -> str:
    """The heading of the papers that belong to no module."""
    return translate("Untuk ditempel dan dibagikan (PDF)", lang)


def single_pages(lang: Language) -> str:
    """The heading of the pages that are files of their own."""
    return translate("Satu halaman satu berkas, untuk dikirim lewat aplikasi pesan", lang)


def about(lang: Language) -> str:
    """The heading of what the start page says of the kit itself."""
    return translate("Sebelum dipakai", lang)


def read_me(content: Content, day: date, lang: Language) -> list[str]:
    """The paragraphs of the read-me, the title first."""
    version = translate("Versi isi {version}, ditinjau terakhir {day}.", lang)
    return [
        title(lang),
        f"{version.format(version=content.base.version[:8], day=date_in(day, lang))} "
        + translate(
            "Nomor dan aturan bisa berubah. Sebelum sesi, bandingkan nomor bantuan dengan sumber resminya.", lang
        ),
        translate(
            "Cara membuka: bongkar dulu berkas zip, lalu buka buka-ini.html dengan peramban. Internet tidak perlu.",
            lang,
        ),
        translate(
            "Cara meneruskan: salin seluruh folder atau berkas zip. Satu halaman saja: kirim berkas dari folder satu-berkas.",
            lang,
        ),
        translate("Pencarian dan pemeriksaan tanda berjalan di perangkat ini dan tidak menyimpan apa pun.", lang),
        translate(
            "Keamanan: USB, folder unduhan, dan riwayat peramban bisa ditemukan orang lain. Jangan memberikannya kepada orang yang diawasi pelaku.",
            lang,
        ),
        translate("Jangan menyimpan nama atau cerita peserta di folder ini.", lang),
    ]
