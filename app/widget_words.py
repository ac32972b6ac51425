"""The words that Streamlit's widgets bring along in English, in the language of the reader.

Streamlit has no parameter for them. `app/parts/assets/words.js` puts them into the page as they appear; what is
not found here stays as Streamlit wrote it. A star stands for what a sentence names: a number, a month, a choice.
"""

from __future__ import annotations

from app.words import translate
from knowledge.lang import Language


def words(lang: Language) -> dict[str, str]:
    """Streamlit's own words, as it writes them, and what is shown in their place."""
    return {
        # Fields with a list
        "Open": translate("Buka daftar pilihan", lang),
        "Choose an option": translate("Pilih", lang),
        "Dismiss": translate("Tutup daftar", lang),
        "No results": translate("Tidak ada pilihan yang cocok", lang),
        "* option available.": translate("* pilihan tersedia.", lang),
        "* options available.": translate("* pilihan tersedia.", lang),
        "Selected values": translate("Yang sudah dipilih", lang),
        "Remove *": translate("Hapus *", lang),
        "Clear all": translate("Kosongkan pilihan", lang),
        # Fields for text and numbers
        "Press Enter to apply": translate("Tekan Enter untuk memakainya", lang),
        "Press Enter to submit form": translate("Tekan Enter untuk mengirim", lang),
        "Press Ctrl+Enter to submit form": translate("Tekan Ctrl+Enter untuk mengirim", lang),
        "Press ⌘+Enter to submit form": translate("Tekan ⌘+Enter untuk mengirim", lang),
        "Decrement": translate("Kurangi", lang),
        "Increment": translate("Tambah", lang),
        "Error: Number is above the allowed range. Please enter a value less than or equal to *.": translate(
            "Angkanya terlalu besar. Paling banyak *.", lang
        ),
        "Error: Number is below the allowed range. Please enter a value greater than or equal to *.": translate(
            "Angkanya terlalu kecil. Paling sedikit *.", lang
        ),
        "Error: Number is outside the allowed range. Please enter a value between * and *.": translate(
            "Tulis angka dari * sampai *.", lang
        ),
        # Dates and times
        "Choose date": translate("Pilih tanggal", lang),
        "Choose date, *": translate("Pilih tanggal, *", lang),
        "Clear date": translate("Kosongkan tanggal", lang),
        "Previous month": translate("Bulan sebelumnya", lang),
        "Next month": translate("Bulan berikutnya", lang),
        "Previous": translate("Sebelumnya", lang),
        "Next": translate("Berikutnya", lang),
        "month": translate("bulan", lang),
        "year": translate("tahun", lang),
        "day, *": translate("hari, *", lang),
        "month, *": translate("bulan, *", lang),
        "year, *": translate("tahun, *", lang),
        "hour, *": translate("jam, *", lang),
        "minute, *": translate("menit, *", lang),
        "Empty": translate("Kosong", lang),
        "Today, *": translate("Hari ini, *", lang),
        "* selected": translate("* dipilih", lang),
        "dd": translate("tt", lang),
        "mm": translate("bb", lang),
        "yyyy": translate("tttt", lang),
        "Use arrow keys to navigate dates. Enter to select. Escape to close.": translate(
            "Pindah tanggal dengan tombol panah. Enter untuk memilih, Escape untuk menutup.", lang
        ),
        # The server is gone
        "Close": translate("Tutup", lang),
        "Connection error": translate("Sambungan terputus", lang),
        "Streamlit server is not responding. Are you connected to the internet?": translate(
            "Server tidak menjawab. Periksa internet Anda, lalu muat ulang halaman ini.", lang
        ),
        # What can be copied
        "Copy to clipboard": translate("Salin", lang),
        "Copied": translate("Sudah disalin", lang),
    }
