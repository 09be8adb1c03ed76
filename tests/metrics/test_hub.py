"""The two ways between the harness and `evaluate`, with tiny metrics written on the spot."""

import sys
import textwrap

import numpy as np
import pytest

from harness.errors import Exit, HarnessError
from harness.metrics.base import Need
from harness.metrics.hub import EvaluateMetric, EvaluateOptions, as_evaluate_module
from harness.metrics.registry import create, parse_spec
from harness.model import Segment, Signature

HEAD = """
import datasets
import evaluate

class Mine(evaluate.Metric):
    def _info(self):
        return evaluate.MetricInfo(
            description="", citation="", inputs_description="",
            features=datasets.Features({features}),
        )
"""
TEXT = "datasets.Value('string')"
PAIR = f"{{'predictions': {TEXT}, 'references': datasets.Sequence({TEXT})}}"
PLAIN = f"{{'predictions': {TEXT}, 'references': {TEXT}}}"
TRIPLE = f"{{'predictions': {TEXT}, 'references': datasets.Sequence({TEXT}), 'sources': {TEXT}}}"
ALONE = f"{{'predictions': {TEXT}}}"

SEGMENTS = [Segment("1", "one two three", ("one two",)), Segment("2", "four five", ("five",))]
REWRITES = ["one", "four five six"]


@pytest.fixture(scope="module", autouse=True)
def cache(tmp_path_factory):
    """A cache of our own; `evaluate` keeps imported scripts in a package below it."""
    import evaluate

    home = tmp_path_factory.mktemp("hf")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("HF_EVALUATE_CACHE", "HF_METRICS_CACHE", "HF_MODULES_CACHE"):
            patch.setattr(evaluate.config, name, home / name.lower())
        patch.setattr(sys, "path", list(sys.path))
        _forget()
        yield
        _forget()


def _forget():
    for name in [name for name in sys.modules if name.startswith("evaluate_modules")]:
        del sys.modules[name]


@pytest.fixture(autouse=True)
def no_network(monkeypatch):
    import socket

    def refuse(*_):
        raise AssertionError("the network was used")

    monkeypatch.setattr(socket.socket, "connect", refuse)


@pytest.fixture
def script(tmp_path):
    """Writes a metric folder and returns its path."""

    def write(body, features=PAIR, name="mine", head=HEAD):
        folder = tmp_path / name
        folder.mkdir()
        code = head.replace("{features}", features)
        code += textwrap.indent(textwrap.dedent(body), "    ")
        (folder / f"{name}.py").write_text(code, encoding="utf-8")
        return str(folder)

    return write


def metric_of(path, **options):
    return EvaluateMetric(EvaluateOptions(metric=path, **options))


def values(metric, segments=SEGMENTS, rewrites=REWRITES):
    return metric.prepare(segments).rows(rewrites)


COUNTED = """
    def _compute(self, predictions, references, scale=1):
        return {"words": [scale * float(len(text.split())) for text in predictions]}
"""
POOLED = """
    def _compute(self, predictions, references):
        ratio = sum(len(text) for text in predictions) / sum(len(refs[0]) for refs in references)
        return {"ratio": ratio, "note": "text"}
"""


def test_values_of_segments_in_one_call(script):
    metric = metric_of(script(COUNTED), better="lower")
    rows = values(metric)
    assert rows.tolist() == [[1, 1], [3, 1]]
    assert metric.score(rows.sum(axis=0)).tolist() == [2.0]
    assert metric.outputs[0].better == "lower"


def test_one_number_is_asked_for_segment_by_segment(script):
    metric = metric_of(script(POOLED))
    assert values(metric)[:, 0].tolist() == [3 / 7, 13 / 4]
    assert values(metric, SEGMENTS[:1], REWRITES[:1]).tolist() == [[3 / 7, 1]]


def test_further_arguments_reach_compute(script):
    assert values(metric_of(script(COUNTED), compute={"scale": 10}))[:, 0].tolist() == [10, 30]


def test_sources_are_given_where_asked_for(script):
    body = """
        def _compute(self, predictions, references, sources):
            return {"gain": [float(len(a) - len(b)) for a, b in zip(sources, predictions)]}
    """
    assert values(metric_of(script(body, TRIPLE)))[:, 0].tolist() == [10, -4]


def test_map_renames_and_leaves_out(script):
    body = """
        def _compute(self, hypotheses, originals=None):
            return {"longer": [float(len(a) > len(b)) for a, b in zip(hypotheses, originals)]}
    """
    path = script(body, f"{{'hypotheses': {TEXT}}}")
    with pytest.raises(HarnessError, match="takes hypotheses, and not all is mapped"):
        values(metric_of(path))
    metric = metric_of(path, map={"rewrites": "hypotheses", "originals": "originals"})
    assert values(metric)[:, 0].tolist() == [0, 1]
    assert metric.needs == {Need.ORIGINAL}
    assert metric.signed(SEGMENTS) == metric.signature


def test_metric_without_references(script):
    body = """
        def _compute(self, predictions):
            return {"letters": [len(text) for text in predictions]}
    """
    metric = metric_of(script(body, ALONE))
    assert values(metric, [Segment("1", "x")], ["abc"])[:, 0].tolist() == [3]


def test_plain_references(script):
    body = """
        def _compute(self, predictions, references):
            return {"equal": [float(a == b) for a, b in zip(predictions, references)]}
    """
    metric = metric_of(script(body, PLAIN))
    assert values(metric, SEGMENTS, ["one two", ""])[:, 0].tolist() == [1, 0]
    with pytest.raises(HarnessError, match="one reference a segment, segment '1' has 2"):
        values(metric, [Segment("1", "x", ("a", "b"))], ["a"])
    with pytest.raises(HarnessError, match="segment '1' has 0"):
        values(metric, [Segment("1", "x")], ["a"])


SEVERAL = """
    def _compute(self, predictions, references):
        return {"precision": 0.5, "recall": 1.0, "hash": "x"}
"""


def test_key(script):
    path = script(SEVERAL)
    with pytest.raises(
        HarnessError, match=r"not one numeric entry \(numeric entries: precision, re"
    ):
        values(metric_of(path))
    with pytest.raises(HarnessError, match=r"'recal' is not there \(did you mean recall\?\)"):
        values(metric_of(path, key="recal"))
    with pytest.raises(HarnessError, match="'hash' is not a number"):
        values(metric_of(path, key="hash"))
    metric = metric_of(path, key="recall")
    assert values(metric)[:, 0].tolist() == [1, 1]
    assert metric.outputs[0].name == "recall"


def test_failure_inside_the_metric_is_an_expected_error(script):
    body = """
        def _compute(self, predictions, references):
            raise RuntimeError("no luck")
    """
    with pytest.raises(HarnessError, match="'mine' failed: RuntimeError: no luck") as caught:
        values(metric_of(script(body)))
    assert caught.value.exit_code == Exit.ENVIRONMENT


def test_result_must_be_a_dict(script):
    body = """
        def _compute(self, predictions, references):
            return 1.0
    """
    with pytest.raises(HarnessError, match="returned float, not a dict"):
        values(metric_of(script(body)))


def test_a_script_file_and_no_segment(script):
    metric = metric_of(script(COUNTED) + "/mine.py")
    assert values(metric, [], []).shape == (0, 2)
    with pytest.raises(ValueError, match="1 rewrites for 2 segments"):
        values(metric, SEGMENTS, ["a"])
    assert np.isnan(metric.score(np.zeros(2))).all()


def test_two_metrics_of_one_class_name_work_side_by_side(script):
    first = metric_of(script(COUNTED)).prepare(SEGMENTS)
    second = metric_of(script(POOLED, name="second")).prepare(SEGMENTS)
    assert first.rows(REWRITES)[0, 0] == 1
    assert second.rows(REWRITES)[0, 0] == 3 / 7


def test_missing_files(tmp_path):
    with pytest.raises(HarnessError, match=r"no such folder: .*absent \("):
        metric_of(str(tmp_path / "absent"))
    (tmp_path / "empty").mkdir()
    with pytest.raises(HarnessError, match=r"no such file: .*empty/empty\.py"):
        metric_of(str(tmp_path / "empty"))
    with pytest.raises(HarnessError, match="no such file"):
        metric_of("./absent.py")


def test_a_hub_id_needs_trust():
    with pytest.raises(HarnessError, match=r"runs code from the network .*trust: true"):
        metric_of("sari")
    metric = metric_of("someone/sari", trust=True, revision="abc")
    assert Need.NETWORK in metric.needs
    assert dict(metric.signature.choices)["revision"] == "abc"
    assert dict(metric.signature.choices)["metric"] == "someone/sari"
    with pytest.raises(HarnessError, match="neither a path nor a Hub id"):
        metric_of("a/b/c", trust=True)


def test_a_hub_id_without_network(monkeypatch):
    import evaluate

    monkeypatch.setattr(evaluate.config, "HF_EVALUATE_OFFLINE", True)
    with pytest.raises(HarnessError, match=r"cannot be loaded.*HF_EVALUATE_OFFLINE") as caught:
        metric_of("someone/sari", trust=True).prepare(SEGMENTS)
    assert caught.value.exit_code == Exit.ENVIRONMENT


def test_a_bare_name_that_is_also_a_folder_is_refused(script, tmp_path, monkeypatch):
    script(COUNTED)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(HarnessError, match=r"write \./mine for the local one"):
        metric_of("mine", trust=True)
    assert values(metric_of("./mine"))[0, 0] == 1


def test_a_local_metric_has_no_revision(script):
    with pytest.raises(HarnessError, match="no revision"):
        metric_of(script(COUNTED), revision="main")


def test_no_download_without_trust(script):
    head = "from .far import thing  # From: https://example.org/far.py\n" + HEAD
    with pytest.raises(HarnessError, match="set trust: true to allow that"):
        values(metric_of(script(COUNTED, head=head)))


def test_switches_are_put_back(script):
    import evaluate

    before = evaluate.config.HF_EVALUATE_OFFLINE
    body = """
        def _compute(self, predictions, references):
            return {"off": [float(evaluate.config.HF_EVALUATE_OFFLINE)] * len(predictions)}
    """
    assert values(metric_of(script(body)))[0, 0] == 1
    assert before == evaluate.config.HF_EVALUATE_OFFLINE


def test_imports_on_one_line_get_a_hint(script):
    head = HEAD.replace("import datasets\nimport evaluate", "import datasets, evaluate")
    with pytest.raises(HarnessError, match="write one import a line"):
        values(metric_of(script(COUNTED, head=head)))


def test_signature_names_the_code(script, tmp_path):
    path = script(COUNTED)
    signature = metric_of(path, key="words", compute={"scale": 2}).signature
    choices = dict(signature.choices)
    assert choices["agg"] == "segment-mean"
    assert choices["metric"] == "mine"
    assert choices["compute"] == '{"scale": 2}'
    assert len(choices["sha256"]) == 12
    assert Signature.parse(str(signature)) == signature
    assert dict(metric_of(path).signed(SEGMENTS).choices)["refs"] == "1"
    with (tmp_path / "mine" / "mine.py").open("a", encoding="utf-8") as file:
        file.write("from .beside import x\n")
    changed = dict(metric_of(path).signature.choices)["sha256"]
    assert changed != choices["sha256"]
    (tmp_path / "mine" / "beside.py").write_text("x = 1\n", encoding="utf-8")
    assert dict(metric_of(path).signature.choices)["sha256"] not in (changed, choices["sha256"])


def test_through_the_registry(script):
    metric = create(parse_spec(f"evaluate:metric={script(COUNTED)},better=higher"))
    assert values(metric)[:, 0].tolist() == [1, 3]


def test_our_metrics_as_evaluate_modules(tmp_path):
    import evaluate

    module = as_evaluate_module("token-f1", cache_dir=str(tmp_path))
    assert isinstance(module, evaluate.Metric)
    nested = module.compute(predictions=["a cat", "b"], references=[["a cat"], ["c", "b d"]])
    assert nested == {"token-f1": pytest.approx(100 * (1 + 2 / 3) / 2)}
    # One string a segment, and sources that the metric does not ask for.
    flat = module.compute(predictions=["a cat"], references=["a dog"], sources=["x"])
    assert flat == {"token-f1": 50.0}
    module.add_batch(predictions=["a"], references=[["a"]])
    assert module.compute() == {"token-f1": 100.0}


def test_a_module_asks_for_what_its_metric_needs(tmp_path):
    module = as_evaluate_module("edits:split=easse", cache_dir=str(tmp_path))
    found = module.compute(predictions=["A cat."], sources=["A big cat."])
    assert found["additions"] == 0.0
    assert found["deletions"] == 1 / 4
    with pytest.raises(ValueError, match="sources"):
        module.compute(predictions=["A cat."])
    with pytest.raises(HarnessError, match="unknown metric"):
        as_evaluate_module("nothing-of-the-kind")
