"""The views that are looked at in both editions, and when one of them is ready to be looked at."""

from __future__ import annotations

from playwright.sync_api import Page, expect

PHONE = (360, 740)
DESK = (1280, 900)
EDITIONS = ("full", "light")
LANGUAGES = ("id", "en")

QUERY = "paspor+dipegang+majikan"
ANSWERS = "perbuatan=sebelum&laporan=sebelum&pada=penyidikan"
VIEWS = {
    "home": ("", ""),
    "page": ("kemiskinan", "kemiskinan"),
    "stage": ("penelitian-berkas", "penelitian-berkas"),
    "flow": ("alur-penanganan?tahap=penelitian-berkas", "alur-penanganan"),
    "search": (f"cari?q={QUERY}", f"cari?q={QUERY}"),
    "contacts": ("kontak", "kontak"),
    "narrowed": ("kasus?tahun=2026", "kasus?tahun=2026"),
    "glossary": ("glosarium", "glosarium"),
    "check": ("cek", "cek"),
    "message": ("periksa-pesan", "periksa-pesan"),
    "figures": ("statistik", "statistik/lpsk-permohonan"),
    "deadlines": ("tenggat-waktu?peristiwa=penahanan", "tenggat-waktu"),
    "which-law": (f"aturan-yang-berlaku?{ANSWERS}", f"aturan-yang-berlaku?{ANSWERS}"),
    "session": ("pelatih", "pelatih"),
    "plan": ("pelatih?rencana=modul-warga&menit=40", "pelatih?rencana=modul-warga&menit=40"),
    "kept": ("simpan", "simpan"),
    "not-found": ("tidak-ada", "tidak-ada"),
}
"""Name → path in the full edition, path in the light one. The full flow has a stage open."""

CALL_UNDER_THUMB = """() => [...document.querySelectorAll('a[href^="tel:"]')].some(link => {
    const box = link.getBoundingClientRect();
    const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    return box.width >= 48 && box.height >= 48 && top && link.contains(top);
})"""
"""Whether a link that dials lies open on the screen, large enough and with nothing over it."""
SPARE_WIDTH = """() => Math.max(...[document.documentElement, document.querySelector('[data-testid=stMain]')]
    .filter(place => place).map(place => place.scrollWidth - place.clientWidth))"""
"""By how many pixels the page, or the part of it that scrolls, is wider than what is seen of it."""
BEYOND = """() => [...document.querySelectorAll('.sigap, .sigap *, .bilah, .bilah *')].filter(part => {
    const box = part.getBoundingClientRect();
    return box.width > 0 && (box.right > innerWidth + 1 || box.left < -1)
        && !part.closest('.tabel, .menu, svg, .lompat, .menu-utama .kata');
}).map(part => part.outerHTML.slice(0, 120))"""
"""Parts that stick out of the screen; tables and the row of sections scroll by themselves."""


def path_of(view: str, edition: str, lang: str = "id") -> str:
    """The path of a view: `/kemiskinan?lang=en`, `/ringan/en/kemiskinan`."""
    full, light = VIEWS[view]
    if edition == "light":
        return f"/ringan/en/{light}" if lang == "en" else f"/ringan/{light}"
    mark = "&" if "?" in full else "?"
    return f"/{full}{mark}lang=en" if lang == "en" else f"/{full}"


def open_view(page: Page, view: str, edition: str, lang: str = "id") -> None:
    """Open a view and wait until it stands."""
    open_path(page, path_of(view, edition, lang))


def open_path(page: Page, path: str) -> None:
    """Open a path of either edition and wait until the page stands."""
    page.goto(path)
    settled(page)


def settled(page: Page) -> None:
    """Wait until the page stands: in the full edition, until Streamlit has drawn everything."""
    expect(page.locator("h1").first).to_be_visible()
    app = page.locator("[data-testid=stApp]")
    if app.count():
        expect(app).to_have_attribute("data-test-script-state", "notRunning")
        expect(page.locator("[data-testid=stMain] h1").first).to_be_visible()
    if page.url.partition("?")[0].endswith("/alur-penanganan"):
        expect(page.locator("svg.alur:visible").first).to_be_visible()


def urgent_in_view(page: Page) -> None:
    """Help bar and quick exit are on the screen, whole."""
    urgent = page.locator(".bilah a, .keluar").all()
    assert urgent
    for link in urgent:
        expect(link).to_be_in_viewport(ratio=1)
