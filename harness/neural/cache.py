"""Vectors on disk, shared by runs and processes: digests and numbers, never a text.

One SQLite file in WAL mode. Each call opens its own connection, so that threads and processes
need not know of each other. A cache may forget, but must not stop a run or change a number: a
damaged file is set aside and begun anew, a record whose checksum is wrong counts as absent, and a
folder that cannot be written to means that nothing is kept.

The rule of its size: beyond the limit the records that were used longest ago are dropped, until
nine tenths of the limit are left; and one process writes no more than the limit in all, because
beyond that its own records would only push each other out.
"""

from __future__ import annotations

import os
import sqlite3
import sys
import time
import zlib
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TypeVar

_Result = TypeVar("_Result")

LIMIT = 2 * 1024**3
_FILE = "embeddings.sqlite"
_SCHEMA_VERSION = 1
_SCHEMA = """
CREATE TABLE IF NOT EXISTS vectors (
  key BLOB PRIMARY KEY, used INTEGER NOT NULL, size INTEGER NOT NULL,
  checksum INTEGER NOT NULL, value BLOB NOT NULL);
CREATE INDEX IF NOT EXISTS by_use ON vectors (used, size);
"""
_DAMAGE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_KEYS_AT_ONCE = 500
# To note each use would turn every read into a write.
_USED_AGAIN_AFTER = 3600


def default_path() -> Path:
    """The cache's file: in ``$HARNESS_CACHE``, else in the platform's folder for caches."""
    if named := os.environ.get("HARNESS_CACHE"):
        return Path(named).expanduser() / _FILE
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData/Local")
    elif sys.platform == "darwin":
        base = Path.home() / "Library/Caches"
    else:
        base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return base / "simplification-harness" / _FILE


@dataclass
class DiskCache:
    """Byte strings under 32-byte keys, in one file of bounded size.

    Attributes:
        path: The file; it and its folder are made when first needed.
        limit: Bytes of values to keep.

    Example:
        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     cache = DiskCache(Path(folder) / "cache.sqlite")
        ...     cache.put({b"key": b"value"})
        ...     cache.get([b"key", b"other"])
        {b'key': b'value'}
    """

    path: Path
    limit: int = LIMIT
    _written: int = field(default=0, init=False)
    _off: bool = field(default=False, init=False)

    def get(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        """The values of those keys that are there and whole."""
        found: dict[bytes, bytes] = {}
        for start in range(0, len(keys), _KEYS_AT_ONCE):
            some = list(keys[start : start + _KEYS_AT_ONCE])
            found |= self._attempt(partial(_read, keys=some)) or {}
        return found

    def put(self, items: Mapping[bytes, bytes]) -> None:
        """Keep these, until the process has written as much as the cache may hold."""
        room = self.limit - self._written
        kept: dict[bytes, bytes] = {}
        for key, value in items.items():
            room -= len(value)
            if room < 0:
                break
            kept[key] = value
        if not kept:
            return
        self._written = self.limit - max(room, 0)
        self._attempt(partial(_write, items=kept, limit=self.limit))

    def _attempt(self, work: Callable[[sqlite3.Connection], _Result]) -> _Result | None:
        if self._off:
            return None
        try:
            return self._with_link(work)
        except (sqlite3.Error, OSError) as error:
            if getattr(error, "sqlite_errorcode", 0) & 0xFF in _DAMAGE:
                return self._anew(work, error)
            self._give_up(error)
            return None

    def _anew(
        self, work: Callable[[sqlite3.Connection], _Result], error: Exception
    ) -> _Result | None:
        aside = self.path.with_name(self.path.name + ".damaged")
        self._say(f"{error}; set aside as {aside.name}, begun anew")
        try:
            for suffix in ("-wal", "-shm"):
                self.path.with_name(self.path.name + suffix).unlink(missing_ok=True)
            self.path.replace(aside)
            return self._with_link(work)
        except (sqlite3.Error, OSError) as again:
            self._give_up(again)
            return None

    def _give_up(self, error: Exception) -> None:
        self._off = True
        self._say(f"{error}; going on without it")

    def _say(self, what: str) -> None:
        sys.stderr.write(f"cache {self.path}: {what}\n")

    def _with_link(self, work: Callable[[sqlite3.Connection], _Result]) -> _Result:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(self.path, timeout=30)) as link, link:
            _prepare(link)
            return work(link)


def _prepare(link: sqlite3.Connection) -> None:
    link.execute("PRAGMA journal_mode=WAL")
    link.execute("PRAGMA synchronous=NORMAL")
    if link.execute("PRAGMA user_version").fetchone()[0] != _SCHEMA_VERSION:
        link.executescript(f"{_SCHEMA} PRAGMA user_version={_SCHEMA_VERSION};")


def _read(link: sqlite3.Connection, keys: list[bytes]) -> dict[bytes, bytes]:
    marks = ",".join("?" * len(keys))
    query = f"SELECT key, value, checksum, used FROM vectors WHERE key IN ({marks})"  # noqa: S608
    rows = link.execute(query, keys).fetchall()
    now = int(time.time())
    stale = [(now, key) for key, _, _, used in rows if now - used > _USED_AGAIN_AFTER]
    if stale:
        link.executemany("UPDATE vectors SET used = ? WHERE key = ?", stale)
    return {key: value for key, value, checksum, _ in rows if zlib.crc32(value) == checksum}


def _write(link: sqlite3.Connection, items: Mapping[bytes, bytes], limit: int) -> None:
    now = int(time.time())
    rows = [(key, now, len(value), zlib.crc32(value), value) for key, value in items.items()]
    link.executemany("INSERT OR REPLACE INTO vectors VALUES (?, ?, ?, ?, ?)", rows)
    total = link.execute("SELECT SUM(size) FROM vectors").fetchone()[0]
    if total > limit:
        _drop(link, total - limit * 9 // 10)


def _drop(link: sqlite3.Connection, excess: int) -> None:
    keys = []
    for key, size in link.execute("SELECT key, size FROM vectors ORDER BY used, rowid"):
        if excess <= 0:
            break
        keys.append((key,))
        excess -= size
    link.executemany("DELETE FROM vectors WHERE key = ?", keys)
