"""What tests of the register may ask for."""

import pytest

from journalists import naming
from tests.journalists.rows import Lists


@pytest.fixture
def lists(tmp_path, capsys, db):
    """Writes lists of other registers and imports them."""
    return Lists(tmp_path, capsys)


@pytest.fixture(autouse=True)
def unknown_names(monkeypatch):
    """What was read of the people of another test is forgotten."""
    monkeypatch.setattr(naming, "_kept", None)
