"""README and docs are true: their table, their example and their links."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import harness

ROOT = Path(__file__).parents[2]
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
