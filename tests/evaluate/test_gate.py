"""Figures and the gate: optional gold, second readings, floors, the digest, and errors of files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from communique import evaluate
from communique.errors import RecordError, SourceError
from communique.evaluate import floors, gate, gold, manifest

SOURCE = """---
id: x
title: T
published: 2020-08-20
licence: CC0-1.0
source: invented
split: tune
---
[[Ann Bell|@ann]] [[met|!m]] her hosts on [[Monday|d1 2020-08-17 alt=2020-W34]] and paid [[$5|a 5 USD]].
More comes [[soon|d FUTURE_REF optional]].

=== people
ann: Ann Bell; party=USA; role=principal

=== events
m: meeting actual; USA -> NOR; when=d1; people=ann; alt_when=2020-W34
"""


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    (tmp_path / "x.txt").write_text(SOURCE)
    assert manifest.main([str(tmp_path)]) == 0
    return tmp_path


def record(corpus: Path) -> dict[str, Any]:
    (document,) = gold.load(corpus).documents
    copy: dict[str, Any] = json.loads(json.dumps(document))
    return copy


def measured(corpus: Path, *records: dict[str, Any]) -> evaluate.Report:
    file = corpus / "records.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in records))
    return evaluate.run(corpus, file)


def test_full_marks(corpus: Path) -> None:
    report = measured(corpus, record(corpus))
    assert {figure.f1 for name, figure in report.figures.items() if figure.gold} == {1.0}
    assert report.figures["dates"].gold == 1
    assert report.figures["events"].accuracies() == {"status": 1.0, "when": 1.0, "links": 1.0}


def test_second_readings_count_and_wrong_ones_do_not(corpus: Path) -> None:
    row = record(corpus)
    row["dates"][0]["value"] = "2020-W34"
    row["events"][0]["when"]["value"] = "2020"
    row["amounts"][0]["currency"] = "CAD"
    report = measured(corpus, row)
    assert report.figures["dates"].f1 == 1.0
    assert report.figures["events"].accuracies()["when"] == 0.0
    assert (report.figures["amounts span"].f1, report.figures["amounts"].f1) == (1.0, 0.0)
    assert [d.what for d in report.disagreements if d.kind == "amounts"] == ["wrong"]


def test_a_record_is_found_by_its_text(corpus: Path) -> None:
    row = record(corpus)
    row["article"]["id"] = "another"
    assert measured(corpus, row).figures["people"].recall == 1.0


def test_table_and_dict(corpus: Path) -> None:
    report = measured(corpus)
    assert "1 annotated articles, 0 records" in report.table()
    assert "x | people | missed | Ann Bell (USA) | " in report.table(errors=1)
    assert json.loads(json.dumps(report.as_dict()))["figures"]["people"]["gold"] == 1


def test_gate(corpus: Path) -> None:
    file = corpus / "floors.toml"
    good = measured(corpus, record(corpus))
    gate.write(file, good.digest, gate.updated(good, {}, allow_lower=False))
    assert gate.check_floors(good, file) == []
    bad = measured(corpus)
    assert "people.f1 is 0.0000, its floor is 0.990" in "\n".join(gate.check_floors(bad, file))
    with pytest.raises(RecordError, match="--allow-lower"):
        gate.updated(bad, gate.read(file)[1], allow_lower=False)
    assert gate.updated(bad, gate.read(file)[1], allow_lower=True)["people.f1"] == 0.0


def test_a_floor_does_not_sink_with_the_margin(corpus: Path) -> None:
    report = measured(corpus, record(corpus))
    assert gate.updated(report, {"people.f1": 1.0}, allow_lower=False)["people.f1"] == 1.0


def test_another_corpus_fails_the_gate(corpus: Path) -> None:
    file = corpus / "floors.toml"
    report = measured(corpus, record(corpus))
    gate.write(file, report.digest, {})
    (corpus / "x.txt").write_text(SOURCE + "\n// a remark\n")
    with pytest.raises(RecordError, match="not the file of the manifest"):
        gold.load(corpus)
    assert manifest.main([str(corpus)]) == 0
    assert "digest" in gate.check_floors(measured(corpus, record(corpus)), file)[0]


def test_the_command(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    measured(corpus, record(corpus))
    call = ["--corpora", str(corpus), "--records", str(corpus / "records.jsonl")]
    assert floors.main([*call, "--update"]) == 0
    assert floors.main(call) == 0
    (corpus / "records.jsonl").write_text("")
    assert floors.main(call) == 1
    assert floors.main([*call, "--update"]) == 1
    assert floors.main([*call, "--update", "--allow-lower"]) == 0
    assert "below the floor" in capsys.readouterr().err


def test_split(corpus: Path) -> None:
    assert len(gold.load(corpus, "tune").documents) == 1
    assert gold.load(corpus, "check").documents == []
    with pytest.raises(RecordError, match="tune or check"):
        gold.load(corpus, "dev")


@pytest.mark.parametrize("content", ["{", "[]", '{"article": {}}', '{"article": null}'])
def test_broken_records_and_gold(corpus: Path, content: str) -> None:
    (corpus / "r.jsonl").write_text("\n" + content)
    with pytest.raises(RecordError, match=r"r\.jsonl:2: not"):
        evaluate.run(corpus, corpus / "r.jsonl")
    (corpus / "g.json").write_text(content)
    with pytest.raises(RecordError, match="not gold"):
        gold.load(corpus / "g.json")


def test_nothing_there(tmp_path: Path) -> None:
    for path in (tmp_path / "none", tmp_path):
        with pytest.raises(SourceError):
            gold.load(path)
    (tmp_path / "manifest.toml").write_text("x = 1")
    with pytest.raises(RecordError, match="not a manifest"):
        gold.load(tmp_path)
    with pytest.raises(RecordError, match="not a file of floors"):
        gate.read(tmp_path / "floors.toml")
