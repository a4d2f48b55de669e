"""The licences: their texts are there, and all who say which one it is say the same."""

import re

import pytest

from handbook.command import command_line as cli
from handbook.content.load import load_settings
from handbook.content.owner import owner_of
from places import ROOT

BY = "https://creativecommons.org/licenses/by/4.0/"


def test_content_is_under_the_licence_that_the_settings_name() -> None:
    owner, findings = owner_of(load_settings(ROOT / "settings.yml")[0])
    assert findings == ()
    assert owner.licence is not None
    assert (owner.licence.url, "CC BY 4.0" in owner.licence.name) == (BY, True)
    text = (ROOT / "content/LICENSE").read_text("utf-8")
    assert text.startswith("Attribution 4.0 International\n")
    assert "Section 8 -- Interpretation." in text
    assert "Creative Commons Attribution 4.0" in (ROOT / "README.md").read_text("utf-8")


def test_code_is_under_mit() -> None:
    text = (ROOT / "LICENSE").read_text("utf-8")
    assert re.match(r"MIT License\n\nCopyright \(c\) \d{4} \w", text)
    assert "Permission is hereby granted, free of charge" in text
    assert "Code: MIT" in (ROOT / "README.md").read_text("utf-8")


def test_the_check_takes_no_licence_for_a_record(capsys: pytest.CaptureFixture[str]) -> None:
    assert (ROOT / "content/LICENSE").exists()
    assert cli.main(["check"]) == 0
    assert "LICENSE" not in capsys.readouterr().out
