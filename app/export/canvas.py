"""One wide PowerPoint deck with the look of SIGAP: where titles, lines, boxes and footers stand."""

from __future__ import annotations

import copy
import io
from collections.abc import Iterable
from typing import Any, cast

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE, PP_PLACEHOLDER
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Inches, Pt

from app.look import LIGHT

WIDE, HIGH = 13.333, 7.5
LEFT, WIDTH = 0.7, 11.93
TITLE_TOP, TITLE_HEIGHT = 0.75, 1.25
BODY_TOP, BODY_HEIGHT = 2.15, 4.05
SOURCES_TOP, SOURCES_HEIGHT = 6.25, 0.62
_FOOTER_TOP, _FOOTER_HEIGHT = 6.95, 0.35
_MARK_TOP, _MARK_HEIGHT = 0.38, 0.4
_CONTENT, _TITLE_ONLY = 1, 5
"""Layouts of the built-in template: title with list, title alone."""
_STRIP, _STRIP_ID = 0.16, 9001
"""Inches of the strip at the left edge, and its number, which no shape of the built-in template has."""
_FONT = "Arial"
"""On every office computer, and measured alike by its free stand-ins."""
_LANGUAGE_TAGS = {"id": "id-ID", "en": "en-GB"}


def _colour(css: str) -> RGBColor:
    return RGBColor.from_string(css.removeprefix("#"))


INK, ACCENT, SOFT, QUIET = (_colour(css) for css in (LIGHT.ink, LIGHT.accent, LIGHT.soft, LIGHT.quiet))


class Canvas:
    """A deck that slides are drawn on, in inches."""

    def __init__(self, footer: str) -> None:
        """Begin a deck; `footer` stands on every slide."""
        self.deck: Any = Presentation()
        self.footer = footer
        self.deck.slide_width, self.deck.slide_height = Inches(WIDE), Inches(HIGH)
        self._theme_font()
        for layout in (self.deck.slide_master, *self.deck.slide_layouts):
            _place_standard_boxes(layout)
        _add_strip(self.deck.slide_master)

    def _theme_font(self) -> None:
        for relation in self.deck.slide_master.part.rels.values():
            part = relation.target_part
            if part.partname.endswith("theme1.xml"):
                part._blob = part.blob.replace(b'latin typeface="Calibri"', f'latin typeface="{_FONT}"'.encode())

    def slide(self, title: str, size: int, *, listed: bool) -> Any:  # noqa: ANN401
        """A new slide with its title, footer and number; `listed` where a list of lines follows."""
        layout = self.deck.slide_layouts[_CONTENT if listed else _TITLE_ONLY]
        slide = self.deck.slides.add_slide(layout)
        slide.shapes.title.text = title
        frame = slide.shapes.title.text_frame
        frame.word_wrap = True
        frame.vertical_anchor = MSO_ANCHOR.MIDDLE
        frame.paragraphs[0].alignment = PP_ALIGN.LEFT
        _write_like(frame.paragraphs[0], size, INK, bold=True)
        for box in layout.placeholders:
            if box.placeholder_format.type in {PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER}:
                self._copy(slide, box)
        return slide

    def _copy(self, slide: Any, box: Any) -> None:  # noqa: ANN401
        element = copy.deepcopy(box._element)
        slide.shapes._spTree.append(element)
        if box.placeholder_format.type == PP_PLACEHOLDER.FOOTER:
            slide.placeholders[box.placeholder_format.idx].text = self.footer

    def lines(
        self,
        slide: Any,  # noqa: ANN401
        texts: Iterable[str],
        size: int,
        accented: Iterable[int] = (),
        *,
        dots: bool = True,
        bold_to: str = "",
    ) -> None:
        """
        The list of a slide, one paragraph a line; those counted in `accented` in the colour of SIGAP.

        What stands before the first `bold_to` of a line is bold.
        """
        frame = slide.placeholders[1].text_frame
        frame.word_wrap = True
        marked = set(accented)
        for index, text in enumerate(texts):
            paragraph = frame.paragraphs[0] if index == 0 else frame.add_paragraph()
            strong, mark, rest = text.partition(bold_to) if bold_to else ("", "", text)
            if strong:
                paragraph.add_run().text = strong
                paragraph.runs[0].font.bold = True
            paragraph.add_run().text = mark + rest
            paragraph.space_after = Pt(size * 0.4)
            if not dots:
                _without_dot(paragraph)
            _write_like(paragraph, size, ACCENT if index in marked else INK, bold=index in marked)

    def note(self, slide: Any, text: str, top: float, height: float, size: int, *, accent: bool = False) -> None:  # noqa: ANN401
        """Small words above the title or below the list."""
        box = slide.shapes.add_textbox(Inches(LEFT), Inches(top), Inches(WIDTH), Inches(height))
        box.text_frame.word_wrap = True
        box.text_frame.text = text
        _write_like(box.text_frame.paragraphs[0], size, ACCENT if accent else QUIET, bold=accent)

    def beside(self, slide: Any, texts: Iterable[str], place: tuple[float, float, float, float], size: int) -> None:  # noqa: ANN401
        """Short paragraphs at (left, top, width, height)."""
        frame = slide.shapes.add_textbox(*(Inches(value) for value in place)).text_frame
        frame.word_wrap = True
        for index, text in enumerate(texts):
            paragraph = frame.paragraphs[0] if index == 0 else frame.add_paragraph()
            paragraph.text = text
            paragraph.space_after = Pt(size * 0.5)
            _write_like(paragraph, size, INK)

    def mark(self, slide: Any, text: str) -> None:  # noqa: ANN401
        """What stands above the title, such as that a story is invented."""
        self.note(slide, text, _MARK_TOP, _MARK_HEIGHT, 16, accent=True)

    def box(self, slide: Any, text: str, place: tuple[float, float, float, float], size: int) -> Any:  # noqa: ANN401
        """A box of the flow at (left, top, width, height)."""
        left, top, width, height = (Inches(value) for value in place)
        shape = slide.shapes.add_shape(MSO_SHAPE.ROUNDED_RECTANGLE, left, top, width, height)
        shape.fill.solid()
        shape.fill.fore_color.rgb = SOFT
        shape.line.color.rgb = ACCENT
        shape.shadow.inherit = False
        frame = shape.text_frame
        frame.word_wrap = True
        frame.margin_left = frame.margin_right = Inches(0.08)
        frame.margin_top = frame.margin_bottom = Inches(0.03)
        frame.vertical_anchor = MSO_ANCHOR.MIDDLE
        frame.text = text
        for paragraph in frame.paragraphs:
            _write_like(paragraph, size, INK)
        return shape

    def arrow(self, slide: Any, start: Any, end: Any, sides: tuple[int, int]) -> Any:  # noqa: ANN401
        """An arrow between two boxes; sides count from the top, against the clock (1 left, 2 bottom, 3 right)."""
        line = slide.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, 0, 0, 0, 0)
        line.begin_connect(start, sides[0])
        line.end_connect(end, sides[1])
        line.line.color.rgb = ACCENT
        line.line.width = Pt(2)
        outline = line.line._get_or_add_ln()
        head = outline.makeelement(qn("a:tailEnd"), {"type": "triangle"})
        outline.append(head)
        return line

    def describe(self, shape: Any, words: str) -> None:  # noqa: ANN401
        """A shape in words, for those who do not see it."""
        shape._element.xpath(".//p:cNvPr")[0].set("descr", " ".join(words.split()))

    def speak(self, slide: Any, notes: Iterable[str]) -> None:  # noqa: ANN401
        """What stands in the notes below a slide."""
        slide.notes_slide.notes_text_frame.text = "\n".join(notes)

    def hide(self, slide: Any) -> None:  # noqa: ANN401
        """Leave the slide out when the deck is shown."""
        slide._element.set("show", "0")

    def saved(self, title: str, author: str, lang: str) -> bytes:
        """The file."""
        for slide in self.deck.slides:
            _speaking(slide, lang)
            if slide.has_notes_slide:
                _speaking(slide.notes_slide, lang)
        about = self.deck.core_properties
        about.title, about.author, about.language = title, author, lang
        out = io.BytesIO()
        self.deck.save(out)
        return out.getvalue()


def _add_strip(master: Any) -> None:  # noqa: ANN401
    """A strip in the colour of SIGAP along the left edge, behind what stands on the slides."""
    strip = parse_xml(
        f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="{_STRIP_ID}" name="SIGAP"/><p:cNvSpPr/>'
        '<p:nvPr userDrawn="1"/></p:nvSpPr>'
        f'<p:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{Inches(_STRIP)}" cy="{Inches(HIGH)}"/></a:xfrm>'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val="{ACCENT}"/></a:solidFill>'
        "<a:ln><a:noFill/></a:ln></p:spPr></p:sp>"
    )
    master.shapes._spTree.insert_element_before(strip, "p:sp")


def _speaking(slide: Any, lang: str) -> None:  # noqa: ANN401
    """Say of every piece of text in which language it is, so that it is read aloud and spelt in that."""
    for run in slide._element.iter(qn("a:r")):
        run.get_or_add_rPr().set("lang", _LANGUAGE_TAGS[lang])


def _without_dot(paragraph: Any) -> None:  # noqa: ANN401
    properties = paragraph._p.get_or_add_pPr()
    properties.set("marL", "0")
    properties.set("indent", "0")
    properties.append(properties.makeelement(qn("a:buNone"), {}))


def _write_like(paragraph: Any, size: int, colour: RGBColor, *, bold: bool = False) -> None:  # noqa: ANN401
    font = paragraph.font
    font.size, font.bold, font.color.rgb = Pt(size), bold, colour


def _place_standard_boxes(layout: Any) -> None:  # noqa: ANN401
    """The places of title, list, footer and number on a layout (or the master), for the wide slide."""
    places = {
        PP_PLACEHOLDER.TITLE: (LEFT, TITLE_TOP, WIDTH, TITLE_HEIGHT),
        PP_PLACEHOLDER.CENTER_TITLE: (LEFT, TITLE_TOP, WIDTH, TITLE_HEIGHT),
        PP_PLACEHOLDER.BODY: (LEFT, BODY_TOP, WIDTH, BODY_HEIGHT),
        PP_PLACEHOLDER.OBJECT: (LEFT, BODY_TOP, WIDTH, BODY_HEIGHT),
        PP_PLACEHOLDER.FOOTER: (LEFT, _FOOTER_TOP, WIDTH - 1.2, _FOOTER_HEIGHT),
        PP_PLACEHOLDER.SLIDE_NUMBER: (LEFT + WIDTH - 1.1, _FOOTER_TOP, 1.1, _FOOTER_HEIGHT),
    }
    for box in layout.placeholders:
        kind = cast("PP_PLACEHOLDER", box.placeholder_format.type)
        if kind in places:
            box.left, box.top, box.width, box.height = (Inches(value) for value in places[kind])
        if kind == PP_PLACEHOLDER.FOOTER:
            for properties in box._element.iter(qn("a:lvl1pPr")):
                properties.set("algn", "l")
