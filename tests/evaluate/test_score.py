"""Our own scorers give the figures of the reference scorers, on gold turned into predictions in many wrong ways."""

import importlib.util
import json
import random
import subprocess
import sys

import msgspec
import pytest

from khabar.evaluate.gsr import detection, read_sentences
from khabar.evaluate.score import report, score
from khabar.evaluate.sheets import Sheet, SheetError, read_gold, read_predictions

pytestmark = pytest.mark.shared
TYPES = ("strike", "bombing", "armed_attack", "clash", "capture", "condemnation", "demand", "aid")
SLOTS = ("actor", "target", "place", "weapon", "source", "via", "of")


@pytest.fixture(scope="module")
def reference(shared):
    spec = importlib.util.spec_from_file_location("reference_score", shared / "tools" / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def gold(shared):
    return [json.loads(path.read_text(encoding="utf-8")) for path in sorted((shared / "gold").glob("*.json"))]


def some_span(text, chance):
    start = chance.randrange(max(len(text) - 40, 1))
    end = min(start + chance.randrange(3, 40), len(text))
    return {"start": start, "end": end, "text": text[start:end]}


def perturbed_item(item, text, chance, strength):
    item = {key: value for key, value in item.items() if key != "optional"}
    for slot in SLOTS:
        if slot in item and chance.random() < strength:
            item[slot] = chance.choice([None, some_span(text, chance)])
        if item.get(slot) and chance.random() < strength / 2:
            item[slot] = item[slot] | {"name_ar": chance.choice(["الجيش", item[slot]["text"] + " المسلحة", ""])}
    if chance.random() < strength:
        item["status"] = chance.choice(["occurred", "denied", "planned"])
    if chance.random() < strength:
        item["date"] = chance.choice([None, {"start": "2023-10-27", "end": "2023-10-28"}])
    for field in ("killed", "injured", "weapon_count", "count"):
        if field in item and chance.random() < strength:
            item[field] = [chance.randrange(9), None]
    for field in ("mode", "country", "stance", "outcome"):
        if field in item and chance.random() < strength:
            item[field] = chance.choice([None, "drone", "IQ", "says", "hit"])
    if "type" in item and chance.random() < strength / 2:
        item["type"] = chance.choice(TYPES)
    if chance.random() < strength / 2:
        item["evidence"] = [some_span(text, chance)]
    return item


def perturbed(document, chance, strength):
    text = document["text"]
    sheet = {"doc_id": document["doc_id"], "text": text, "issues": []}
    for kind in ("claims", "tallies"):
        items = [perturbed_item(item, text, chance, strength) for item in document[kind] if chance.random() > strength / 3]
        items += [
            perturbed_item(chance.choice(document[kind]), text, chance, strength) for _ in document[kind] if chance.random() < strength / 3
        ]
        chance.shuffle(items)
        sheet[kind] = items
    return sheet


@pytest.mark.parametrize(("seed", "strength"), [(0, 0.0), (1, 0.1), (2, 0.3), (3, 0.6), (4, 0.9)])
def test_figures_are_those_of_the_reference(reference, gold, shared, seed, strength):
    chance = random.Random(seed)
    predictions = {document["doc_id"]: perturbed(document, chance, strength) for document in gold if chance.random() > strength / 20}
    expected = reference.score(gold, predictions)
    sheets = {doc_id: msgspec.convert(sheet, Sheet) for doc_id, sheet in predictions.items()}
    assert score(read_gold(shared / "gold"), sheets).plain() == expected


def test_printed_lines_are_those_of_the_reference(gold, shared, tmp_path):
    chance = random.Random(7)
    predictions = tmp_path / "coded.jsonl"
    predictions.write_text("\n".join(json.dumps(perturbed(document, chance, 0.3)) for document in gold), encoding="utf-8")
    command = [sys.executable, str(shared / "tools" / "score.py"), str(shared / "gold"), str(predictions)]
    expected = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert "\n".join(report(score(read_gold(shared / "gold"), read_predictions(predictions)))) == expected.rstrip("\n")


def test_what_the_reference_refuses_is_refused(reference, gold, shared):
    document = next(document for document in gold if document["claims"])
    broken = json.loads(json.dumps({"doc_id": document["doc_id"], "claims": document["claims"]}))
    broken["claims"][0]["evidence"][0]["text"] = "x"
    with pytest.raises(SystemExit):
        reference.score([document], {document["doc_id"]: broken})
    with pytest.raises(SheetError, match="does not quote"):
        score([msgspec.convert(document, Sheet)], {document["doc_id"]: msgspec.convert(broken, Sheet)})


def test_sentence_figures_are_those_of_the_reference(shared, tmp_path):
    chance = random.Random(11)
    sentences = read_sentences(shared / "gsr" / "sentences.jsonl")
    rows = [
        {
            "doc_id": sentence.doc_id,
            "claims": [{"type": chance.choice([*TYPES, "protest"]), "status": chance.choice(["occurred", "planned"])}],
        }
        for sentence in sentences
    ]
    predictions = tmp_path / "coded.jsonl"
    predictions.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    command = [sys.executable, str(shared / "tools" / "score_gsr.py"), str(shared / "gsr" / "sentences.jsonl"), str(predictions)]
    expected = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    found = detection(sentences, read_predictions(predictions))
    assert "\n".join(row.line() for row in found) == expected.rstrip("\n")
