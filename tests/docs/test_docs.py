"""README and docs are true: their table, their example and their links."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import harness
from harness.cli import scoring
from harness.meaning.compare import compare, read
from harness.meaning.kinds import kinds

ROOT = Path(__file__).parents[2]
MEANING = (ROOT / "docs/meaning.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(
    r"^\| `(\w+)` \| (.*?) \| (.*?) \| \*(\w+)\*: (.*?) \|$", MEANING, re.MULTILINE
)
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]


def test_the_table_in_the_readme_is_what_its_command_prints(tmp_path: Path) -> None:
    done = harness.run(ROOT / "configs/quickstart.yaml", [f"output={tmp_path}"])
    summary = (done.folder / "summary.md").read_text(encoding="utf-8").splitlines()
    table = [line for line in summary if line.startswith("|")]
    assert len(table) == 11
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "\n".join(table) in readme


def test_the_metric_of_the_docs_works(tmp_path: Path) -> None:
    page = (ROOT / "docs/metrics.md").read_text(encoding="utf-8")
    (code,) = re.findall(r"```python\n# length\.py\n(.*?)```", page, flags=re.DOTALL)
    (tmp_path / "length.py").write_text(code, encoding="utf-8")
    spec = f"{tmp_path}/length.py:Length"
    table = harness.score(["four", "eight by"], ["for", "eight"], metrics=[spec])
    assert table.value.tolist() == [8 / 12]


@pytest.mark.parametrize("config", sorted((ROOT / "configs").glob("*.yaml")), ids=lambda p: p.name)
def test_every_config_is_fine(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if "HARNESS_DATA" in config.read_text(encoding="utf-8"):
        data = ROOT.parent / "shared" / "data"
        if not data.is_dir():
            pytest.skip("needs the folder of public corpora")
        monkeypatch.setenv("HARNESS_DATA", str(data))
    from harness.config.load import load
    from harness.runs.plan import make_plan

    assert make_plan(load(config)).cells


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_links_lead_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", text):
        if not target.startswith("http"):
            assert (page.parent / target).exists(), target


def test_every_kind_of_finding_has_an_example() -> None:
    named = {kind.name for kind in kinds()} | {"empty", "language", "unrelated"}
    assert {kind for kind, *_ in EXAMPLES} == named


@pytest.mark.parametrize("row", EXAMPLES, ids=[row[0] for row in EXAMPLES])
def test_the_examples_of_kinds_are_what_is_told(row: tuple[str, ...]) -> None:
    kind, original, rewrite, severity, message = row
    found = compare(read(original), read("" if rewrite == "(nothing)" else rewrite))
    assert [(each.kind, each.severity, each.message) for each in found.findings] == [
        (kind, severity, message)
    ]


def test_the_kind_of_the_docs_works() -> None:
    blocks = dict(re.findall(r"```python\n# (\S+\.py)\n(.*?)```", MEANING, flags=re.DOTALL))
    space: dict[str, object] = {}
    # As a reader would run them: the kind, then its tests.
    exec(compile(blocks["harness/meaning/kinds/addresses.py"], "addresses.py", "exec"), space)
    tests = blocks["tests/meaning/kinds/test_addresses.py"]
    tests = tests.replace("from harness.meaning.kinds.addresses import Addresses\n", "")
    exec(compile(tests, "test_addresses.py", "exec"), space)
    assert len(space["CASES"]) == 6
    for case in space["CASES"]:
        space["test_what_is_told"](*case)


def test_the_answer_in_the_docs_is_what_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    folder = ROOT / "corpora/town-documents"
    texts = [folder / each / "medicine-leaflet.txt" for each in ("originals", "outputs/careless")]
    scoring.print_for_editors(scoring.read(*texts, (), "en", documents=True))
    assert capsys.readouterr().out in MEANING


def test_no_figure_is_left_open() -> None:
    assert [page.name for page in PAGES if "<!-- figures" in page.read_text(encoding="utf-8")] == []
