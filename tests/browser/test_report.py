"""The page of a run in a browser: quiet, harmless, sortable, and readable on a telephone."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import harness

pytestmark = pytest.mark.browser

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
ARGUMENTS = (
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
HOSTILE = (
    "<script>window.hacked = 1</script>",
    '"><img src=x onerror="window.hacked = 2">',
    "</script><svg onload=window.hacked=3>",
    "{{7*7}}",
    "turned \u202e around",
    "w" * 5000,
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api", reason="needs playwright (extra dev)")
    if CHROMIUM is None:
        pytest.skip("needs chromium on the path")
    # Chromium refuses its sandbox to root, which is who runs tests in a container.
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    with playwright.sync_playwright() as running:
        opened = running.chromium.launch(executable_path=CHROMIUM, args=[*ARGUMENTS, *sandbox])
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("run")
    originals = [
        *HOSTILE,
        *(f"The big dog number {row} ran all the way home." for row in range(40)),
    ]
    rewrites = [*HOSTILE[1:], "x", *(" ".join(o.split()[: 3 + len(o) % 5]) for o in originals[6:])]
    segments = [
        {"id": str(row), "original": text, "references": ["The dog ran home.", text[:20]]}
        for row, text in enumerate(originals)
    ]
    lines = "".join(json.dumps(each) + "\n" for each in segments)
    (folder / "corpus.jsonl").write_text(lines, encoding="utf-8")
    (folder / "one.txt").write_text("\n".join(rewrites) + "\n", encoding="utf-8")
    (folder / "two.txt").write_text("\n".join(originals) + "\n", encoding="utf-8")
    config = {
        "experiment": "browser",
        "description": HOSTILE[0],
        "output": str(folder / "out"),
        "corpus": str(folder / "corpus.jsonl"),
        "systems": [{"name": name, "path": str(folder / f"{name}.txt")} for name in ("one", "two")],
        "metrics": ["sari", "bleu", "readability", "edits"],
        "statistics": {"resamples": 50},
    }
    return harness.run(config).folder / "report.html"


class Seen:
    """A page with all that it said and asked for."""

    def __init__(self, browser: Any, path: Path, **options: Any) -> None:
        self.context = browser.new_context(**options)
        self.page = self.context.new_page()
        self.said: list[str] = []
        self.asked: list[str] = []
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.goto(path.as_uri())

    def open_all(self) -> None:
        self.page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        self.page.wait_for_timeout(100)


@pytest.fixture
def seen(browser: Any, report: Path) -> Iterator[Seen]:
    found = Seen(browser, report)
    yield found
    found.context.close()


def test_the_page_is_quiet_and_asks_for_itself_alone(seen: Seen, report: Path) -> None:
    seen.open_all()
    assert seen.said == []
    assert seen.asked == [report.as_uri()]


def test_hostile_texts_are_text(seen: Seen) -> None:
    seen.open_all()
    assert seen.page.evaluate("window.hacked") is None
    assert seen.page.locator(".lead").inner_text() == HOSTILE[0]
    cells = seen.page.locator("details.segments td").all_text_contents()
    assert {HOSTILE[1], HOSTILE[2], HOSTILE[3], "turned ⟨U+202E⟩ around"} <= set(cells)
    assert seen.page.locator("img").count() == 0


def test_a_script_that_is_put_in_does_not_run(seen: Seen) -> None:
    seen.page.evaluate(
        "() => { const s = document.createElement('script');"
        " s.textContent = 'window.hacked = 4'; document.body.append(s); }"
    )
    assert seen.page.evaluate("window.hacked") is None
    assert any("Content Security Policy" in text for text in seen.said)


def names(seen: Seen) -> list[str]:
    found: list[str] = seen.page.locator("table.scores th[scope=row]").all_inner_texts()
    return found


def test_scores_are_sorted_within_their_groups(seen: Seen) -> None:
    first = names(seen)
    button = seen.page.locator("table.scores th button").first
    column = "table.scores tbody.control tr:not(.group) td:nth-of-type(1)"
    button.focus()
    orders = []
    for wanted in ("descending", "ascending", None):
        seen.page.keyboard.press("Enter")
        head = seen.page.locator("table.scores th[data-sort]").first
        assert head.get_attribute("aria-sort") == wanted
        texts = seen.page.locator(column).all_inner_texts()
        orders.append([float(text.split()[0]) for text in texts])
        assert sorted(names(seen)[-1:]) == first[-1:]
    assert orders[0] == sorted(orders[0], reverse=True)
    assert orders[1] == sorted(orders[1])
    assert names(seen) == first


def shown(seen: Seen, output: int) -> list[float]:
    rows = "[...document.querySelector('details.segments').querySelectorAll('tbody tr')]"
    values: list[str] = seen.page.evaluate(
        f"{rows}.filter(r => !r.hidden).map(r => r.dataset.values.split('|')[{output}])"
    )
    return [float(value) for value in values]


def test_segments_are_sorted_by_any_output(seen: Seen) -> None:
    part = seen.page.locator("details.segments").first
    part.locator("summary").click()
    assert shown(seen, 0) == sorted(shown(seen, 0))
    assert len(shown(seen, 0)) == 20
    options = part.locator("option").all_inner_texts()
    grade = next(i for i, text in enumerate(options) if text.startswith("readability fkgl"))
    part.locator("select").select_option(str(grade))
    assert shown(seen, grade) == sorted(shown(seen, grade), reverse=True)
    assert part.locator(".note").inner_text() == "The 20 worst of 46 by readability fkgl."
    words = next(i for i, text in enumerate(options) if text.startswith("readability words,"))
    part.locator("select").select_option(str(words))
    assert shown(seen, words) == sorted(shown(seen, words), reverse=True)
    assert "segments.csv has all 46" in part.locator(".note").inner_text()
    assert (
        part.locator("tbody tr:visible .added").first.inner_text().startswith("readability words")
    )


def test_words_are_found(seen: Seen) -> None:
    part = seen.page.locator("details.segments").first
    part.locator("summary").click()
    part.locator("input").fill("ONERROR")
    assert 1 <= part.locator("tbody tr:visible").count() <= 2
    part.locator("input").fill("")
    assert part.locator("tbody tr:visible").count() == 20


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_is_wider_than_a_telephone(browser: Any, report: Path, scheme: str) -> None:
    found = Seen(browser, report, viewport={"width": 400, "height": 800}, color_scheme=scheme)
    found.open_all()
    assert found.page.evaluate("document.documentElement.scrollWidth") == 400
    size = found.page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)")
    assert size >= 16
    found.context.close()


CONTRAST = """() => {
  const parse = (text) => text.match(/[\\d.]+/g).slice(0, 3).map(Number);
  const light = (text) => parse(text).map((c) => c / 255)
    .map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const paper = light(getComputedStyle(document.body).backgroundColor);
  return ['body', '.note', '.control th', 'td small', '.about'].map((name) => {
    const ink = light(getComputedStyle(document.querySelector(name)).color);
    return (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05);
  });
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_texts_stand_out_from_the_paper(browser: Any, report: Path, scheme: str) -> None:
    found = Seen(browser, report, color_scheme=scheme)
    assert min(found.page.evaluate(CONTRAST)) >= 4.5  # WCAG 2.2, level AA
    found.context.close()


def test_the_page_is_whole_without_script(browser: Any, report: Path) -> None:
    found = Seen(browser, report, java_script_enabled=False)
    assert found.page.locator("table.scores").is_visible()
    part = found.page.locator("details.segments").first
    part.locator("summary").click()
    assert part.locator("tbody tr:visible").count() == 20
    assert not part.locator("form").is_visible()
    found.context.close()


def test_every_plot_draws_every_system(seen: Seen) -> None:
    plots = seen.page.locator("figure.plot")
    assert plots.count() == 4
    for index in range(4):
        assert plots.nth(index).locator(".dot").count() == 8
        assert plots.nth(index).locator("line.guide").count() == 2
        assert plots.nth(index).locator("svg[role=img]").get_attribute("aria-label")


@pytest.fixture(scope="module")
def findings(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run whose findings quote hostile texts and one very long word."""
    folder = tmp_path_factory.mktemp("findings")
    originals = [f"{text[:300]} costs 5 kg of flour today" for text in HOSTILE]
    rewrites = [
        f"{text} {HOSTILE[1]} was invented by {'w' * 300} in the far country."
        for text in (text.replace("5 kg", "6 kg") for text in originals)
    ]
    for name, lines in {"o": originals, "r": rewrites}.items():
        (folder / f"{name}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    config = {
        "experiment": "findings",
        "output": str(folder / "out"),
        "corpus": str(folder / "o.txt"),
        "systems": [{"name": "one", "path": str(folder / "r.txt")}],
        "metrics": ["meaning"],
        "statistics": {"resamples": 0},
    }
    return harness.run(config).folder / "report.html"


def test_findings_are_there_and_are_text_on_a_telephone(browser: Any, findings: Path) -> None:
    found = Seen(browser, findings, viewport={"width": 360, "height": 740})
    found.open_all()
    assert found.page.evaluate("document.documentElement.scrollWidth") == 360
    table = found.page.get_by_role("region", name="Findings by kind").locator("table")
    assert table.is_visible()
    assert "quantity" in table.locator("th[scope=row]").all_inner_texts()
    below = found.page.locator("details.segments tbody tr:visible ul.findings")
    assert below.count() == len(HOSTILE)
    assert all("major" in text for text in below.all_inner_texts())
    assert found.page.locator("ul.findings li.major").first.is_visible()
    assert found.page.locator("img").count() == 0
    assert found.page.evaluate("window.hacked") is None
    assert found.said == []
    found.context.close()
