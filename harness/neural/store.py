"""Where an encoder keeps what it has computed: a bounded memory, and behind it the disk."""

from __future__ import annotations

import hashlib
import importlib.metadata
import struct
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from harness.neural.cache import DiskCache

Floats = npt.NDArray[np.float32]
Ids = npt.NDArray[np.int32]

_HEADER = struct.Struct("<III")
_VERSIONED = ("torch", "transformers", "tokenizers")


class Vectors(NamedTuple):
    """What a model made of one text.

    Attributes:
        ids: Token ids with the special tokens, shape (tokens,); empty for a sentence vector.
        vectors: Unit vectors, shape (tokens, dimensions), or (1, dimensions) of a sentence.
    """

    ids: Ids
    vectors: Floats


def versions() -> str:
    """The libraries whose change may move a vector, with their versions."""
    return " ".join(f"{name}={importlib.metadata.version(name)}" for name in _VERSIONED)


@dataclass
class Store:
    """Vectors by text, for one way to compute them.

    Attributes:
        recipe: Everything but the text that decides the numbers.
        disk: The cache behind the memory, or None.
        memory: Bytes of vectors to hold; those used longest ago go first.

    Example:
        >>> store = Store("example", None)
        >>> store.add({"a cat": Vectors(np.array([5], np.int32), np.ones((1, 1), np.float32))})
        >>> [found.ids.tolist() for found in store.find(["a cat", "a dog"]).values()]
        [[5]]
    """

    recipe: str
    disk: DiskCache | None
    memory: int = 1024**3
    _held: OrderedDict[bytes, Vectors] = field(default_factory=OrderedDict, init=False)
    _bytes: int = field(default=0, init=False)

    def find(self, texts: Sequence[str]) -> dict[str, Vectors]:
        """The vectors of those texts that are in memory or on disk."""
        keys = {text: self._key(text) for text in texts}
        found = {text: self._held[key] for text, key in keys.items() if key in self._held}
        for text in found:
            self._held.move_to_end(keys[text])
        absent = {key: text for text, key in keys.items() if text not in found}
        for key, value in self._on_disk(list(absent)).items():
            found[absent[key]] = value
            self._hold(key, value)
        return found

    def add(self, items: dict[str, Vectors]) -> None:
        """Keep new vectors."""
        keyed = {self._key(text): value for text, value in items.items()}
        for key, value in keyed.items():
            self._hold(key, value)
        if self.disk is not None:
            self.disk.put({key: packed(value) for key, value in keyed.items()})

    def _key(self, text: str) -> bytes:
        # The recipe ends at a NUL, so that no text can pass for a part of it.
        whole = f"{self.recipe}\0{text}".encode(errors="surrogatepass")
        return hashlib.sha256(whole).digest()

    def _on_disk(self, keys: list[bytes]) -> dict[bytes, Vectors]:
        if self.disk is None or not keys:
            return {}
        return {key: unpacked(value) for key, value in self.disk.get(keys).items()}

    def _hold(self, key: bytes, value: Vectors) -> None:
        if (old := self._held.pop(key, None)) is not None:
            self._bytes -= old.vectors.nbytes
        self._held[key] = value
        self._bytes += value.vectors.nbytes
        while self._bytes > self.memory:
            _, dropped = self._held.popitem(last=False)
            self._bytes -= dropped.vectors.nbytes


def packed(value: Vectors) -> bytes:
    """Vectors as bytes, the same on every machine.

    Example:
        >>> value = Vectors(np.array([7], np.int32), np.array([[0.5, 2.0]], np.float32))
        >>> unpacked(packed(value)).vectors.tolist()
        [[0.5, 2.0]]
    """
    header = _HEADER.pack(len(value.ids), *value.vectors.shape)
    return header + value.ids.astype("<i4").tobytes() + value.vectors.astype("<f4").tobytes()


def unpacked(data: bytes) -> Vectors:
    """Read what `packed` wrote."""
    count, tokens, dimensions = _HEADER.unpack_from(data)
    ids = np.frombuffer(data, "<i4", count, _HEADER.size)
    vectors = np.frombuffer(data, "<f4", tokens * dimensions, _HEADER.size + 4 * count)
    return Vectors(ids, vectors.reshape(tokens, dimensions))
