"""The list of faults as people make them: each can still be put into the code as it is."""

import pytest

from faults import Whole, read


@pytest.mark.parametrize("fault", read(), ids=lambda it: it.what)
def test_what_a_fault_changes_stands_once_in_its_file(fault: Whole) -> None:
    assert fault.text != fault.path.read_text("utf-8")
