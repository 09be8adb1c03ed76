"""Parquet, through pyarrow."""

from __future__ import annotations

import hashlib
from pathlib import Path

from harness.corpora.decoding import read_bytes
from harness.corpora.table import Table
from harness.errors import HarnessError


def read_parquet(path: Path) -> Table:
    """Read a table; messages count its rows from 1.

    Raises:
        HarnessError: The file cannot be read or is not Parquet, or is damaged.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    data = read_bytes(path)
    if not data.startswith(b"PAR1"):
        raise HarnessError("is not a Parquet file", where=str(path))
    try:
        table = pq.read_table(pa.BufferReader(data))
    except (pa.ArrowException, OSError) as error:
        reason = str(error).partition("\n")[0]
        raise HarnessError(f"is a damaged Parquet file: {reason}", where=str(path)) from None
    return Table(
        path=str(path),
        columns={name: table.column(name).to_pylist() for name in table.column_names},
        count=table.num_rows,
        place=lambda row: f"{path}, row {row + 1}",
        files={str(path): hashlib.sha256(data).hexdigest()},
    )
