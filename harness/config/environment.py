"""`${env:NAME}` in text: expanded for use, kept as written in everything that is stored."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field

from harness.config.keys import Key
from harness.config.nodes import Node
from harness.config.problems import Problem, written_key

_REFERENCE = re.compile(r"\$\$\{|\$\{(?P<body>[^}]*)(?P<end>\}?)")
_NAME = re.compile(r"env:(?P<name>[A-Za-z_][A-Za-z0-9_]*)\Z")


@dataclass
class Environment:
    """Expands references and remembers what must not be shown.

    Attributes:
        problems: References that could not be expanded.
        secrets: From a value that was put in to the reference that stands for it.
    """

    problems: list[Problem] = field(default_factory=list)
    secrets: dict[str, str] = field(default_factory=dict)

    def expand(self, node: Node, key: Key, text: str) -> str:
        """The text with its references replaced; those that cannot be are noted and left."""
        if "${" not in text:
            return text
        return _REFERENCE.sub(lambda match: self._value(match, node, key), text)

    def redact(self, text: str, least: int = 1) -> str:
        """The text with every value of at least so many characters replaced by its reference."""
        for value in sorted(self.secrets, key=len, reverse=True):
            if len(value) >= least:
                text = text.replace(value, self.secrets[value])
        return text

    def _value(self, match: re.Match[str], node: Node, key: Key) -> str:
        written = match.group()
        if written == "$${":
            return "${"
        named = _NAME.match(match["body"]) if match["end"] else None
        if named is None:
            name = match["body"] if match["body"].isidentifier() else "NAME"
            hint = f"write ${{env:{name}}}, or $${{ for the characters themselves"
            message = f"{written} has no meaning"
            self.problems.append(Problem(node.place, written_key(node, key), message, hint))
            return written
        value = os.environ.get(named["name"])
        if value is None:
            message = f"the environment variable {named['name']} is not set"
            hint = f"run: export {named['name']}=..."
            self.problems.append(
                Problem(node.place, written_key(node, key), message, hint, once=True)
            )
            return written
        if value:
            self.secrets[value] = written
        return value
