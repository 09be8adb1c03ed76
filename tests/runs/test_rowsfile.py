"""Files of rows that are not whole."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest

from harness.errors import HarnessError
from harness.runs.rowsfile import read_rows


def packed(index: str) -> bytes:
    file = io.BytesIO()
    np.savez_compressed(file, index=np.asarray(index))
    return file.getvalue()


WHOLE = packed('[{"systems": [], "metrics": []}]')
SYSTEM = '[{"systems": [{"name": "a"}], "metrics": [{"label": "b"}]}]'


def test_a_whole_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "rows.npz"
    path.write_bytes(WHOLE)
    assert read_rows(path) == ([{"systems": [], "metrics": []}], {})


# A warning about a file left open would be an error here.
@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK",
        b"hello",
        b"\x93NUMPY\x01\x00",
        WHOLE[:-1],
        WHOLE[: len(WHOLE) // 2],
        WHOLE[:60] + b"\xff\xff\xff" + WHOLE[63:],
        packed("{"),
        packed("1"),
        packed("[1]"),
        packed("null"),
        packed(SYSTEM),
    ],
)
def test_a_damaged_file_is_named(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "rows.npz"
    path.write_bytes(data)
    with pytest.raises(HarnessError, match=r"rows\.npz cannot be read"):
        read_rows(path)


def test_a_header_that_ends_too_early(tmp_path: Path) -> None:
    file = io.BytesIO()
    np.savez(file, index=np.asarray("[]"))
    path = tmp_path / "rows.npz"
    path.write_bytes(file.getvalue().replace(b"'shape': ()", b"'shape': ( "))
    with pytest.raises(HarnessError, match="cannot be read"):
        read_rows(path)
