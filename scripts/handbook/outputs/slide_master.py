"""The master of our slides: plain, wide as today's screens, large and dark type on white, one line of colour.

The library comes with a master and eleven layouts; one layout is kept, and what it says to editors is made Swedish.
"""

from lxml import etree
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.oxml.xmlchemy import BaseOxmlElement
from pptx.presentation import Presentation as Written
from pptx.slide import SlideMaster
from pptx.util import Emu, Pt

from handbook.content.owner import NAME
from handbook.outputs.handout import DARK, FONT, SWEDISH

WIDE, HIGH = Emu(12_192_000), Emu(6_858_000)
EDGE = Emu(609_600)
"""The margin to the left and to the right."""
TITLE, TEXT = (Emu(420_000), Emu(1_150_000)), (Emu(1_750_000), Emu(4_400_000))
"""How far down the title and the text begin, and how high each is."""
LAYOUT = "Rubrik och text"
TITLE_SIZE = Pt(36)
BODY = 1
"""The layout of the library with a title and a text."""
PROMPTS = ("Skriv rubriken här", "Skriv texten här")


def dress(shown: Written) -> None:
    """Make the master of a new presentation ours, with one layout."""
    shown.slide_width, shown.slide_height = WIDE, HIGH
    kept = shown.slide_layouts[BODY]
    for layout in [it for it in shown.slide_layouts if it.name != kept.name]:
        shown.slide_layouts.remove(layout)
    kept._element.cSld.set("name", LAYOUT)  # noqa: SLF001  # the library reads names and writes none
    _place(shown.slide_master)
    _style(shown.slide_master._element)  # noqa: SLF001
    _line(shown.slide_master._element)  # noqa: SLF001
    for page in (shown.slide_master, kept):
        _prompt(page._element)  # noqa: SLF001
    _theme(shown.slide_master)


def _place(master: SlideMaster) -> None:
    """Give title and text their places; the rest of the master keeps its share of the width."""
    for at, shape in enumerate(master.placeholders):
        if at < len(PROMPTS):
            shape.left, shape.width = EDGE, Emu(WIDE - 2 * EDGE)
            shape.top, shape.height = (TITLE, TEXT)[at]
        else:
            shape.left, shape.width = (Emu(round(value * 4 / 3)) for value in (shape.left, shape.width))


def _style(master: BaseOxmlElement) -> None:
    """Set titles to the left, bold and in our colour, and text without signs before its lines."""
    (title,) = master.iter(qn("p:titleStyle"))
    first = title.find(qn("a:lvl1pPr"))
    first.set("algn", "l")
    letters = first.find(qn("a:defRPr"))
    letters.set("sz", str(int(TITLE_SIZE.pt * 100)))
    letters.set("b", "1")
    fill = letters.find(qn("a:solidFill"))
    fill.replace(fill[0], parse_xml(f'<a:srgbClr {nsdecls("a")} val="{DARK}"/>'))
    (body,) = master.iter(qn("p:bodyStyle"))
    line = body.find(qn("a:lvl1pPr"))
    line.set("marL", "0")
    line.set("indent", "0")
    line.remove(line.find(qn("a:buFont")))
    line.replace(line.find(qn("a:buChar")), parse_xml(f"<a:buNone {nsdecls('a')}/>"))


def _line(master: BaseOxmlElement) -> None:
    """Draw a line of colour at the top, behind everything else; it says nothing, and is marked as such."""
    drawn = parse_xml(
        f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="90" name="Linje" descr=""><a:extLst>'
        '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">'
        '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
        '</a:ext></a:extLst></p:cNvPr><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr><a:xfrm>'
        f'<a:off x="0" y="0"/><a:ext cx="{WIDE}" cy="180000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        f'<a:solidFill><a:srgbClr val="{DARK}"/></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr></p:sp>'
    )
    master.cSld.spTree.insert(2, drawn)


def _prompt(page: BaseOxmlElement) -> None:
    """Say in Swedish what is to be written where."""
    places = page.iter(qn("p:sp"))
    words = iter(PROMPTS)
    for place in places:
        texts = list(place.iter(qn("a:t")))
        if place.find(f".//{qn('p:ph')}") is not None and texts:
            said = next(words, "")
            for paragraph in list(place.iter(qn("a:p")))[1:]:
                paragraph.getparent().remove(paragraph)
            texts[0].text = said
    for letters in (*page.iter(qn("a:rPr")), *page.iter(qn("a:endParaRPr"))):
        letters.set("lang", SWEDISH)


def _theme(master: SlideMaster) -> None:
    """Name the theme and set its type."""
    (part,) = (it.target_part for it in master.part.rels.values() if it.reltype.endswith("/theme"))
    root = etree.fromstring(part.blob)
    root.set("name", NAME)
    for kind in ("majorFont", "minorFont"):
        for letters in root.iter(qn(f"a:{kind}")):
            letters.find(qn("a:latin")).set("typeface", FONT)
    part._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)  # noqa: SLF001
