"""Moves on a tree: write out a short form, merge two trees, set one key."""

from __future__ import annotations

from dataclasses import replace

from harness.config.keys import Key, format_key
from harness.config.nodes import Node
from harness.config.problems import Problem
from harness.errors import HarnessError
from harness.metrics.registry import parse_spec


def long_form(node: Node, key: Key) -> Node:
    """The mapping that a short form stands for; any other node as it is.

    ``corpus: PATH`` stands for ``corpus: {path: PATH}``, and a metric's one-line form for its
    name and options.
    """
    if not isinstance(node.value, str):
        return node
    if key == ("corpus",):
        return replace(node, value={"path": replace(node, key_place=None)}, raw=None)
    if len(key) == 2 and key[0] == "metrics":
        return _metric(node)
    return node


def _metric(node: Node) -> Node:
    try:
        spec = parse_spec(node.written)
    except HarnessError:
        return node
    values = {"name": spec.name, **spec.options}
    entries = {
        name: replace(node, value=value, raw=value, key_place=None)
        for name, value in values.items()
    }
    return replace(node, value=entries, raw=None)


def merge(below: Node, above: Node, key: Key = ()) -> Node:
    """The tree `above` laid over `below`: mappings merge, anything else replaces."""
    if not isinstance(above.value, dict):
        return above
    below = long_form(below, key)
    if not isinstance(below.value, dict):
        return above
    merged = dict(below.entries)
    for name, entry in above.entries.items():
        under = merged.get(name)
        merged[name] = entry if under is None else merge(under, entry, (*key, name))
    return replace(above, value=merged)


def set_at(root: Node, key: Key, new: Node, above: Key = ()) -> Node | Problem:
    """The tree with one key set; mappings on the way are made where they are not there.

    Args:
        root: The tree, or the subtree under `above`.
        key: The key from here.
        new: What to put there.
        above: The key of `root`.

    Returns:
        The new tree, or why there is none.
    """
    if not key:
        return new
    root, part = long_form(root, above), key[0]
    if isinstance(part, int):
        return _set_item(root, key, new, above)
    if root.value is None:
        root = replace(root, value={})
    if not isinstance(root.value, dict):
        return _refused(above, new, f"holds no keys, so {part} cannot be set in it")
    child = root.child(part) or Node({}, new.place, new.key_place)
    changed = set_at(child, key[1:], new, (*above, part))
    if isinstance(changed, Problem):
        return changed
    return replace(root, value={**root.entries, part: changed})


def _set_item(root: Node, key: Key, new: Node, above: Key) -> Node | Problem:
    index, items = int(key[0]), root.items
    if not isinstance(root.value, tuple):
        return _refused(above, new, f"is not a list, so it has no entry {index}")
    if index >= len(items):
        return _refused(above, new, f"has {_entries(len(items))}, and [0] is the first")
    changed = set_at(items[index], key[1:], new, (*above, index))
    if isinstance(changed, Problem):
        return changed
    return replace(root, value=(*items[:index], changed, *items[index + 1 :]))


def _refused(above: Key, new: Node, message: str) -> Problem:
    return Problem(new.place, (), f"{format_key(above) or 'the config'} {message}")


def _entries(count: int) -> str:
    return "only 1 entry" if count == 1 else f"only {count} entries"
