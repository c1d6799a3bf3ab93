"""A user's folder laid over khabar's own: it adds, and replaces what has the same id; what it says wrongly is refused."""

import datetime as dt

import pytest

from khabar.codebook import CodebookError, load
from khabar.codebook.concepts import Concepts
from khabar.codebook.event_types import read_types
from khabar.codebook.frames import read_frame
from khabar.codebook.location import codebook_folder
from khabar.model import Document
from khabar.model.event_types import CORE
from khabar.pipeline import code

CONCEPTS = """\
actors:
  - {id: made-guard, en: Made Guard, kind: armed_group, country: XA, ar: حرس الصفصاف الجديد}
places:
  - {id: made-town, en: Made Town, kind: town, country: XB, lat: 1.5, lon: 2.5, ar: ضيعة الصفصاف}
"""
FRAME = """\
type: strike
means: The user's own words for a strike.
triggers:
  - verb: دحرج
    mode: drone
examples:
  - id: rolled-over-a-town
    claims: [{mode: drone}]
    text: دحرج حرس الصفصاف الجديد ضيعة الصفصاف.
"""


@pytest.fixture(scope="module", autouse=True)
def cache(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KHABAR_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield


def made(folder, **files):
    for name, content in files.items():
        path = folder / f"{name.replace('__', '/')}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def base():
    return load()


@pytest.fixture(scope="module")
def overlaid(tmp_path_factory, base):
    verbs = {form.verb for forms in base.verbs.values() for form in forms}
    trigger = next(verb for verb in ("مدح", "شكر", "زار", "حضر") if verb in verbs)
    files = {"concepts__mine": CONCEPTS, "frames__strike": FRAME.replace("دحرج", trigger)}
    return load([made(tmp_path_factory.mktemp("overlay"), **files)]), trigger


def test_actors_and_places_are_added(base, overlaid):
    codebook, _ = overlaid
    added = codebook.concepts["made-guard"], codebook.concepts["made-town"]
    assert [(c.group, c.kind, c.country, c.line) for c in added] == [
        ("actor", "armed_group", "XA", "concepts/mine.yaml:2"),
        ("place", "town", "XB", "concepts/mine.yaml:4"),
    ]
    assert (added[1].latitude, added[1].longitude) == (1.5, 2.5)
    assert codebook.concepts.keys() - base.concepts.keys() == {"made-guard", "made-town"}
    assert base.concepts.keys() < codebook.concepts.keys()
    assert base.digest != codebook.digest


def test_a_verb_trigger_is_added_before_those_of_the_frame(base, overlaid):
    codebook, verb = overlaid
    first, *others = codebook.frames["strike"].triggers
    assert (first.words, first.mode, first.line) == ((verb,), "drone", "frames/strike.yaml:4")
    assert tuple(others) == base.frames["strike"].triggers
    assert codebook.frames["strike"].means == base.frames["strike"].means
    assert codebook.frames["strike"].examples[-1].id == "rolled-over-a-town"


def test_what_was_added_is_read(base, overlaid):
    codebook, _ = overlaid
    text = codebook.frames["strike"].examples[-1].text
    document = Document("made", text, published=dt.date(2024, 3, 14))
    (claim,) = [claim for claim in code(document, codebook.unweighed()).claims if claim.type == "strike"]
    assert (claim.mode, claim.actor.concept, claim.country) == ("drone", "made-guard", "XB")
    assert claim.target.concept == "made-town"
    assert [claim for claim in code(document, base.unweighed()).claims if claim.type == "strike"] == []


def test_the_same_id_replaces(tmp_path, base):
    actor = next(concept for concept in base.concepts.values() if concept.group == "actor" and concept.line.startswith("concepts/"))
    text = f"actors:\n  - {{id: {actor.id}, en: Mine, kind: other, ar: الصفصافة الجديدة}}\n"
    codebook = load([made(tmp_path, concepts__mine=text)])
    assert (codebook.concepts[actor.id].en, codebook.concepts[actor.id].line) == ("Mine", "concepts/mine.yaml:2")
    assert {name.line for name in codebook.names if name.concept == actor.id} == {"concepts/mine.yaml:2"}
    assert len(codebook.concepts) == len(base.concepts)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("actors:\n  - {id: a, en: A, knd: state, ar: ا}\n", "2: unknown key 'knd'"),
        ("actors:\n  - {id: a, kind: state, ar: ا}\n", "2: the key 'en' is missing"),
        ("rivers: []\n", "1: unknown key 'rivers'"),
        ("places:\n  - {id: a, en: A, lat: north, ar: ا}\n", "2: lat must be a number"),
        ("places:\n  - {id: a, en: A, ar: ا}\n  - {id: b, en: A, aliases: [{name: ا, need: [ب]}], ar: ا}\n", "3: unknown key 'need'"),
    ],
)
def test_faults_of_concepts_name_file_and_line(tmp_path, text, message):
    made(tmp_path, concepts__mine=text)
    with pytest.raises(CodebookError, match=rf"^concepts/mine\.yaml:{message}"):
        Concepts().read_file(tmp_path / "concepts" / "mine.yaml", tmp_path, replace=True)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("type: strike", "type: strik", "1: unknown type 'strik'"),
        ("means:", "meaning:", "2: unknown key 'meaning'"),
        ("mode: drone\nex", "mode: dron\nex", "5: strike has no mode 'dron'"),
        ("verb: ", "noun: x\n    verb: ", "4: a trigger has exactly one of"),
        ("mode: drone\nex", "need: [armed]\nex", "5: unknown key 'need'"),
        ("mode: drone\nex", "needs: armed\nex", "5: needs must be a list"),
        ("mode: drone\nex", "status: soon\nex", "5: unknown status 'soon'"),
        ("mode: drone\nex", "needs: [armd]\nex", "5: unknown sense 'armd'"),
        ("mode: drone\nex", "voice: loud\nex", "5: unknown voice 'loud'"),
        ("mode: drone\nex", "only_nouns: 1\nex", "5: only_nouns must be true or false"),
        ("mode: drone\nex", "roles: {objct: actor}\nex", "5: unknown slot 'objct'"),
        ("mode: drone\nex", "roles: {object: acter}\nex", "5: unknown role 'acter'"),
        ("claims: ", "guard: x\n    claims: ", "8: unknown key 'guard'"),
        ("  - id: rolled-over-a-town\n    ", "  - ", "7: the key 'id' is missing"),
    ],
)
def test_faults_of_frames_name_file_and_line(tmp_path, old, new, message):
    assert old in FRAME
    made(tmp_path, frames__strike=FRAME.replace(old, new))
    types = read_types(codebook_folder() / "types.yaml", codebook_folder())
    with pytest.raises(CodebookError, match=rf"^frames/strike\.yaml:{message}"):
        read_frame(tmp_path / "frames" / "strike.yaml", tmp_path, types)


def test_a_fault_stops_the_load(tmp_path):
    with pytest.raises(CodebookError, match=r"^concepts/mine\.yaml:1: unknown key 'rivers'"):
        load([made(tmp_path, concepts__mine="rivers: []\n")])


def test_a_folder_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(CodebookError, match="no such codebook folder"):
        load([tmp_path / "nowhere"])


def test_an_empty_folder_changes_nothing(tmp_path, base):
    codebook = load([tmp_path])
    assert (codebook.concepts, codebook.frames) == (base.concepts, base.frames)


def test_the_core_types_are_the_codebooks(base):
    assert {name for name, kind in base.types.items() if kind.group == "core"} == CORE
