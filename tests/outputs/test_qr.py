"""QR codes: one per page that is made to be printed, leading to that page, as the standard wants it."""

import io
import re
import xml.etree.ElementTree as ET

import pytest
import segno

from examples import understood
from handbook.outputs.inputs import Inputs
from handbook.outputs.qr import SCALE, qr_files, qr_png, qr_svg

URL = "https://a.example/vagledning/oro-i-skolan/"


def test_one_per_guide_and_none_else() -> None:
    files = {file.path: file.data for file in qr_files(Inputs(understood()[0], {}, "https://a.example/"))}
    assert set(files) == {"vagledning/oro-i-skolan/qr.svg", "vagledning/du-som-ar-ung/qr.svg"}
    assert files["vagledning/oro-i-skolan/qr.svg"] == qr_svg(URL)


@pytest.mark.parametrize("url", [URL, f"https://a.example/{'x' * 25}"])
def test_the_code_is_that_of_the_address_with_its_quiet_zone(url: str) -> None:
    code = segno.make(url, micro=False, error="m", mask=0, boost_error=True)
    size = len(code.matrix) + 2 * 4
    svg = qr_svg(url).decode()
    assert f'viewBox="0 0 {size} {size}"' in svg
    out = io.BytesIO()
    code.save(out, kind="svg", border=4, xmldecl=False, svgclass=None, lineclass=None, omitsize=True)
    assert svg == out.getvalue().decode()


def test_the_picture_stands_in_a_page_and_takes_its_size_there() -> None:
    svg = qr_svg(URL).decode()
    root = ET.fromstring(svg)
    assert not {"width", "height", "class"} & set(root.attrib)
    assert not svg.startswith("<?xml")
    assert not re.search("class=", svg)


@pytest.mark.parametrize("address", [URL, f"https://a.example/{'x' * 25}"])
def test_a_code_for_documents_is_the_same_with_its_quiet_zone_and_large_enough_for_print(address: str) -> None:
    code = segno.make(address, micro=False, error="m", mask=0)
    out = io.BytesIO()
    code.save(out, kind="png", scale=SCALE, border=4)
    made = qr_png(address)
    assert made == out.getvalue()
    assert int.from_bytes(made[16:20]) == SCALE * (len(code.matrix) + 2 * 4), "its width"


@pytest.mark.parametrize(("letters", "there"), [(2331, True), (2332, False)])
def test_an_address_that_no_code_can_hold_has_none(letters: int, *, there: bool) -> None:
    assert (qr_png("https://a.se/".ljust(letters, "x")) is not None) is there
