"""The cache may forget, and must neither stop a run nor change a number."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from harness.neural.cache import DiskCache, default_path
from harness.neural.store import Store, Vectors


def vectors(*numbers: float) -> Vectors:
    return Vectors(np.array([3, 4], np.int32), np.array([numbers, numbers], np.float32))


def test_values_come_back_bit_for_bit(tmp_path: Path) -> None:
    value = vectors(1 / 3, -0.0, float("1e-40"))
    Store("recipe", DiskCache(tmp_path / "c.sqlite")).add({"a": value})
    found = Store("recipe", DiskCache(tmp_path / "c.sqlite")).find(["a", "b"])
    assert list(found) == ["a"]
    assert found["a"].vectors.tobytes() == value.vectors.tobytes()
    assert found["a"].ids.tolist() == [3, 4]


def test_another_recipe_finds_nothing(tmp_path: Path) -> None:
    disk = DiskCache(tmp_path / "c.sqlite")
    Store("layer 1", disk).add({"a": vectors(1)})
    assert Store("layer 2", disk).find(["a"]) == {}
    assert Store("layer", disk).find([" 1\0a"]) == {}


def test_no_text_is_on_disk(tmp_path: Path) -> None:
    Store("recipe", DiskCache(tmp_path / "c.sqlite")).add({"a secret sentence": vectors(1)})
    data = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert b"secret" not in data


def test_a_text_with_half_a_surrogate_has_a_key() -> None:
    store = Store("recipe", None)
    store.add({"\ud800": vectors(1)})
    assert list(store.find(["\ud800"])) == ["\ud800"]


def test_memory_is_bounded_and_drops_what_was_used_longest_ago() -> None:
    store = Store("recipe", None, memory=2 * vectors(1).vectors.nbytes)
    store.add({"a": vectors(1), "b": vectors(2)})
    store.find(["a"])
    store.add({"c": vectors(3)})
    assert list(store.find(["a", "b", "c"])) == ["a", "c"]


def test_adding_again_does_not_count_twice() -> None:
    store = Store("recipe", None, memory=2 * vectors(1).vectors.nbytes)
    for _ in range(5):
        store.add({"a": vectors(1)})
    store.add({"b": vectors(2)})
    assert list(store.find(["a", "b"])) == ["a", "b"]


def test_the_disk_drops_what_was_used_longest_ago(tmp_path: Path) -> None:
    path = tmp_path / "c.sqlite"
    for name in (b"1", b"2", b"3"):
        DiskCache(path, limit=300).put({name: b"x" * 90})
    with sqlite3.connect(path) as link:
        link.execute("UPDATE vectors SET used = used - 10000")
    link.close()
    DiskCache(path, limit=300).get([b"1"])
    DiskCache(path, limit=300).put({b"4": b"x" * 90})
    # Nine tenths of 300 hold three of 90.
    assert sorted(DiskCache(path).get([b"1", b"2", b"3", b"4"])) == [b"1", b"3", b"4"]


def test_a_process_writes_no_more_than_the_limit(tmp_path: Path) -> None:
    cache = DiskCache(tmp_path / "c.sqlite", limit=200)
    for number in range(9):
        cache.put({bytes([number]): b"x" * 90})
    assert list(cache.get([bytes([number]) for number in range(9)])) == [b"\0", b"\1"]


def test_a_damaged_file_is_set_aside_and_said_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "c.sqlite"
    path.write_bytes(b"not a database, whatever its name says" * 200)
    cache = DiskCache(path)
    assert cache.get([b"a"]) == {}
    cache.put({b"a": b"1"})
    assert DiskCache(path).get([b"a"]) == {b"a": b"1"}
    assert capsys.readouterr().err.count("set aside as c.sqlite.damaged") == 1
    assert (tmp_path / "c.sqlite.damaged").is_file()


def test_pages_of_rubbish_are_damage_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "c.sqlite"
    items = {bytes([number]): bytes(3000) for number in range(50)}
    DiskCache(path).put(items)
    data = bytearray(path.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    path.write_bytes(bytes(data))
    cache = DiskCache(path)
    assert cache.get(list(items)) == {}
    cache.put(items)
    assert cache.get(list(items)) == items
    assert capsys.readouterr().err.count("set aside") == 1


def test_a_record_that_was_altered_counts_as_absent(tmp_path: Path) -> None:
    path = tmp_path / "c.sqlite"
    DiskCache(path).put({b"a": b"12345678", b"b": b"2"})
    with sqlite3.connect(path) as link:
        link.execute("UPDATE vectors SET value = x'00' WHERE key = ?", [b"a"])
    link.close()
    assert DiskCache(path).get([b"a", b"b"]) == {b"b": b"2"}


def test_a_folder_that_cannot_be_made_means_no_cache(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    cache = DiskCache(tmp_path / "file/c.sqlite")
    cache.put({b"a": b"1"})
    assert cache.get([b"a"]) == {}
    assert capsys.readouterr().err.count("going on without it") == 1


def test_two_processes_write_at_once(tmp_path: Path) -> None:
    code = (
        "import sys\n"
        "from pathlib import Path\n"
        "from harness.neural.cache import DiskCache\n"
        "cache = DiskCache(Path(sys.argv[1]))\n"
        "for number in range(60):\n"
        "    cache.put({f'{sys.argv[2]}{number}'.encode(): b'x' * 500})\n"
    )
    path = tmp_path / "c.sqlite"
    running = [
        subprocess.Popen([sys.executable, "-c", code, str(path), name], stderr=subprocess.PIPE)
        for name in "ab"
    ]
    said = [process.communicate()[1] for process in running]
    assert said == [b"", b""]
    keys = [f"{name}{number}".encode() for name in "ab" for number in range(60)]
    assert len(DiskCache(path).get(keys)) == 120


def test_the_place_of_the_cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HARNESS_CACHE", str(tmp_path))
    assert default_path() == tmp_path / "embeddings.sqlite"
    monkeypatch.delenv("HARNESS_CACHE")
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "x"))
    assert default_path() == tmp_path / "x/simplification-harness/embeddings.sqlite"
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert default_path() == tmp_path / ".cache/simplification-harness/embeddings.sqlite"
