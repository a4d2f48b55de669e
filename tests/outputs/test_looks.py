"""Pictures to the last mark: whoever changes how one looks reads the difference, and looks at it."""

from collections.abc import Callable, Mapping
from pathlib import Path

from catalog.test_figures import made, points
from handbook.outputs.charts import chart
from handbook.outputs.timelines import Mark, Row, drawing
from places import ROOT

ABOUT = {"period": "2013", "value": "1 250", "approximate": "nästan"}


def test_pictures_look_as_they_did(snapshots: Callable[[Path, Mapping[str, str]], None]) -> None:
    columns = made(
        {"points": [*points(("2010", "900"), ("2011", "1 000")), ABOUT, *points(("2010–2013", "3 150"))]},
        {"points": points(("2012", "20"), ("2013", "7,5")), "unit": "procent", "base": "av barnen"},
        {"points": points(("Flickor", "60"), ("Pojkar", "40")), "unit": "procent", "population": "De som har svarat"},
        title="Barn som har utsatts, efter år, kön och andel av alla barn",
    )
    line = made({"points": points(*((str(year), str(year * 7 % 50)) for year in range(1990, 2016)))}, chart="linje")
    rows = (
        Row("SOU 2016:1", (Mark("2016", "begun"), Mark("2018-07-01", "done", 3), Mark("2020", "done", 2))),
        Row("Åtgärd 2", (Mark("2016-12-31", "begun"), Mark("2017-02", "expected"))),
        Row("Åtgärd 3", (Mark("2021", "expected"),)),
    )
    shapes = {"begun": "började", "expected": "väntas", "done": "skedde"}
    pictures = {
        "columns.svg": chart(columns, "Framtagen av: Verket"),
        "line.svg": chart(line, "Källa: Sidan"),
        "timeline.svg": drawing("Tid", "Tre rader", shapes, rows),
    }
    snapshots(ROOT / "tests/outputs/snapshots", {name: made.decode() for name, made in pictures.items()})
