"""What `check` finds and refuses, and that the loaders refuse what would be drawn at random."""

from __future__ import annotations

import importlib.util
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from harness.errors import Exit, HarnessError
from harness.neural import loading
from harness.neural.loading import Source, check
from harness.neural.shape import longest

NEEDED = ("transformers", "safetensors", "huggingface_hub")
pytest.importorskip("torch")


def copied(folder: Path, to: Path) -> Path:
    return Path(shutil.copytree(folder, to / "copy"))


def changed(folder: Path, **changes: object) -> None:
    path = folder / "config.json"
    config = json.loads(path.read_text(encoding="utf-8")) | changes
    path.write_text(json.dumps(config), encoding="utf-8")


def refusal(source: Source, *, needs_head: bool = False) -> HarnessError:
    with pytest.raises(HarnessError) as caught:
        check(source, needs_head=needs_head)
    return caught.value


def test_a_local_folder_is_known_by_its_name_and_its_digest(source: Source) -> None:
    located = check(source)
    assert located.name == Path(source.model).name
    assert len(located.revision) == 64
    assert located.model_type == "bert"
    assert [path.name for path in located.weights] == ["model.safetensors"]


def test_the_digest_follows_the_weights_and_the_config(source: Source, tmp_path: Path) -> None:
    first = check(source).revision
    folder = copied(Path(source.model), tmp_path)
    assert check(Source(str(folder))).revision == first
    changed(folder, hidden_dropout_prob=0.3)
    second = check(Source(str(folder))).revision
    weights = folder / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:-1] + b"\x01")
    assert len({first, second, check(Source(str(folder))).revision}) == 3


def test_an_id_is_found_in_the_cache_of_the_hub(
    source: Source, hub: Callable[[Path, str], str]
) -> None:
    commit = hub(Path(source.model), "people/tiny")
    located = check(Source("people/tiny"))
    assert (located.name, located.revision) == ("people/tiny", commit)
    assert check(Source("people/tiny", revision=commit)).folder == located.folder


@pytest.mark.usefixtures("hub")
def test_an_id_that_is_not_here_gets_the_command_that_fetches_it() -> None:
    error = refusal(Source("people/absent", revision="v2"))
    assert error.exit_code == Exit.ENVIRONMENT
    assert error.hint == "hf download people/absent --revision v2"


def test_words_that_are_no_id_are_refused() -> None:
    assert "neither a folder nor an id" in str(refusal(Source("not an id!")))
    assert "no such folder" in str(refusal(Source("./absent")))


def test_a_folder_has_no_revision(source: Source) -> None:
    assert "has no revision" in str(refusal(Source(source.model, revision="main")))


def test_pickles_are_refused(source: Source, tmp_path: Path) -> None:
    folder = copied(Path(source.model), tmp_path)
    (folder / "model.safetensors").rename(folder / "pytorch_model.bin")
    error = refusal(Source(str(folder)))
    assert "only safetensors are loaded" in str(error)
    assert error.exit_code == Exit.ENVIRONMENT


def test_no_weights_no_tokenizer_no_config(source: Source, tmp_path: Path) -> None:
    folder = copied(Path(source.model), tmp_path)
    for name in ("tokenizer.json", "vocab.txt"):
        (folder / name).unlink(missing_ok=True)
    assert "no tokenizer" in str(refusal(Source(str(folder))))
    (folder / "model.safetensors").unlink()
    assert "no model.safetensors" in str(refusal(Source(str(folder))))
    (folder / "config.json").write_text("[1]", encoding="utf-8")
    assert "not a JSON object" in str(refusal(Source(str(folder))))
    (folder / "config.json").unlink()
    assert "config.json" in str(refusal(Source(str(folder))))


def test_every_shard_of_the_index_must_be_there(source: Source, tmp_path: Path) -> None:
    folder = copied(Path(source.model), tmp_path)
    (folder / "model.safetensors").rename(folder / "model-00001-of-00002.safetensors")
    names = {"a": "model-00001-of-00002.safetensors", "b": "model-00002-of-00002.safetensors"}
    index = folder / "model.safetensors.index.json"
    index.write_text(json.dumps({"weight_map": names}), encoding="utf-8")
    assert "00002-of-00002.safetensors is missing" in str(refusal(Source(str(folder))))


@pytest.mark.parametrize("file", ["config.json", "tokenizer_config.json"])
def test_code_of_the_model_needs_trust(source: Source, tmp_path: Path, file: str) -> None:
    folder = copied(Path(source.model), tmp_path)
    settings = json.loads((folder / file).read_text(encoding="utf-8"))
    settings["auto_map"] = {"AutoModel": "mine.Mine"}
    (folder / file).write_text(json.dumps(settings), encoding="utf-8")
    assert "trust: true" in str(refusal(Source(str(folder))))
    assert check(Source(str(folder), trust=True)).folder == folder


def test_a_head_is_asked_for(source: Source, tiny_classifier: Callable[..., Path]) -> None:
    assert "no head" in str(refusal(source, needs_head=True))
    assert check(Source(str(tiny_classifier())), needs_head=True).model_type == "bert"


def test_a_missing_package_names_the_extra(source: Source, monkeypatch: pytest.MonkeyPatch) -> None:
    found = importlib.util.find_spec
    monkeypatch.setattr(
        loading.importlib.util, "find_spec", lambda name: None if name == "torch" else found(name)
    )
    error = refusal(source)
    assert error.hint == "pip install 'simplification-harness[neural]'"
    assert error.exit_code == Exit.ENVIRONMENT


def test_a_random_head_is_an_error_and_never_a_log_line(
    source: Source, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    import torch

    folder = copied(Path(source.model), tmp_path)
    changed(folder, architectures=["BertForSequenceClassification"])
    located = check(Source(str(folder)), needs_head=True)
    with pytest.raises(HarnessError, match=r"the weights lack classifier\.bias"):
        loading.load_classifier(located, "cpu", torch.float32)
    assert capfd.readouterr() == ("", "")


def test_a_classifier_without_its_pooler_is_an_error(
    tiny_classifier: Callable[..., Path], tmp_path: Path
) -> None:
    import torch
    from safetensors.torch import load_file, save_file

    folder = copied(tiny_classifier(), tmp_path)
    weights = load_file(folder / "model.safetensors")
    kept = {key: value for key, value in weights.items() if "pooler" not in key}
    assert len(kept) == len(weights) - 2
    save_file(kept, folder / "model.safetensors", metadata={"format": "pt"})
    located = check(Source(str(folder)), needs_head=True)
    with pytest.raises(HarnessError, match=r"the weights lack bert\.pooler\.dense\.bias"):
        loading.load_classifier(located, "cpu", torch.float32)
    assert loading.load_encoder(located, "cpu", torch.float32) is not None


def test_an_encoder_with_more_layers_than_weights_is_an_error(
    source: Source, tmp_path: Path
) -> None:
    import torch

    folder = copied(Path(source.model), tmp_path)
    changed(folder, num_hidden_layers=4)
    with pytest.raises(HarnessError, match=r"lack encoder\.layer\.3.* and \d+ more"):
        loading.load_encoder(check(Source(str(folder))), "cpu", torch.float32)


def test_a_damaged_file_is_an_error_of_the_environment(source: Source, tmp_path: Path) -> None:
    import torch

    folder = copied(Path(source.model), tmp_path)
    weights = folder / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:500])
    with pytest.raises(HarnessError, match="cannot be loaded") as caught:
        loading.load_encoder(check(Source(str(folder))), "cpu", torch.float32)
    assert caught.value.exit_code == Exit.ENVIRONMENT


def test_an_encoder_loads_from_a_classifier_without_a_word(
    tiny_classifier: Callable[..., Path], capfd: pytest.CaptureFixture[str]
) -> None:
    import torch

    model = loading.load_encoder(check(Source(str(tiny_classifier()))), "cpu", torch.float32)
    assert not model.training
    assert capfd.readouterr() == ("", "")


def test_nothing_here_imports_torch_before_it_is_asked_to_work(source: Source) -> None:
    code = (
        "import sys\n"
        "import harness.neural.bertscore, harness.neural.embedding, harness.neural.similarity\n"
        "from harness.neural.loading import Source, check\n"
        f"check(Source({source.model!r}))\n"
        "heavy = {'torch', 'transformers', 'tokenizers'} & set(sys.modules)\n"
        "sys.exit(str(heavy) if heavy else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()


@pytest.mark.parametrize(("padding", "wanted"), [(1, 64), (9, 56), (None, 64)])
def test_roberta_counts_positions_from_its_padding(
    tiny_encoder: Callable[..., Path], tmp_path: Path, padding: int | None, wanted: int
) -> None:
    folder = copied(tiny_encoder("roberta"), tmp_path)
    changed(folder, pad_token_id=padding)
    assert longest(check(Source(str(folder)))) == wanted
