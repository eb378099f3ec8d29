"""What tests of the register may ask for."""

import pytest

from tests.journalists.rows import Lists


@pytest.fixture
def lists(tmp_path, capsys, db):
    """Writes lists of other registers and imports them."""
    return Lists(tmp_path, capsys)
