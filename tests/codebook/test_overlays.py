"""A user's folder laid over khabar's own: it adds, and replaces what has the same id; what it says wrongly is refused."""

import datetime as dt

import pytest

from khabar.codebook import CodebookError, load
from khabar.model import Document
from khabar.pipeline import code

CONCEPTS = """\
actors:
  - {id: made-guard, en: Made Guard, kind: armed_group, country: XA, ar: حرس الصفصاف الجديد}
  - {id: nato, en: Renamed by the overlay, kind: international, ar: حلف الصنوبر}
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
VERB = "verbs:\n  - {verb: دَحْرَجَ, present: يُدَحْرِجُ, nouns: [دحرجة], gloss: roll}\n"


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
    trigger = next(verb for verb in ("مدح", "شكر", "زار", "حضر") if any(form.verb == verb for forms in base.verbs.values() for form in forms))
    files = {"concepts__mine": CONCEPTS, "frames__strike": FRAME.replace("دحرج", trigger)}
    return load([made(tmp_path_factory.mktemp("overlay"), **files)]), trigger


def test_actors_and_places_are_added(base, overlaid):
    codebook, _ = overlaid
    added = codebook.concepts["made-guard"], codebook.concepts["made-town"]
    assert [(c.group, c.kind, c.country, c.line) for c in added] == [
        ("actor", "armed_group", "XA", "concepts/mine.yaml:2"),
        ("place", "town", "XB", "concepts/mine.yaml:5"),
    ]
    assert (added[1].latitude, added[1].longitude) == (1.5, 2.5)
    assert len(codebook.concepts) == len(base.concepts | codebook.concepts)
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
    (claim,) = [claim for claim in code(document, codebook).claims if claim.type == "strike"]
    assert (claim.mode, claim.actor.concept, claim.country) == ("drone", "made-guard", "XB")
    assert claim.target.concept == "made-town"
    assert [claim for claim in code(document, base).claims if claim.type == "strike"] == []


def test_the_same_id_replaces(tmp_path, base):
    actor = next(concept for concept in base.concepts.values() if concept.group == "actor" and concept.line.startswith("concepts/"))
    text = f"actors:\n  - {{id: {actor.id}, en: Mine, kind: other, ar: الصفصافة الجديدة}}\n"
    codebook = load([made(tmp_path, concepts__mine=text)])
    assert (codebook.concepts[actor.id].en, codebook.concepts[actor.id].line) == ("Mine", "concepts/mine.yaml:2")
    assert {name.line for name in codebook.names if name.concept == actor.id} == {"concepts/mine.yaml:2"}
    assert len(codebook.concepts) == len(base.concepts)


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({"concepts__mine": "actors:\n  - {id: a, en: A, knd: state, ar: ا}\n"}, r"concepts/mine\.yaml:2: unknown key 'knd'"),
        ({"concepts__mine": "actors:\n  - {id: a, kind: state, ar: ا}\n"}, r"concepts/mine\.yaml:2: the key 'en' is missing"),
        ({"concepts__mine": "rivers: []\n"}, r"concepts/mine\.yaml:1: unknown key 'rivers'"),
        ({"concepts__mine": "places:\n  - {id: a, en: A, lat: north, ar: ا}\n"}, r"concepts/mine\.yaml:2: lat must be a number"),
        ({"frames__strike": "type: strik\nmeans: x\ntriggers: []\n"}, r"frames/strike\.yaml:1: unknown type 'strik'"),
        ({"frames__strike": FRAME.replace("drone\nex", "dron\nex")}, r"frames/strike\.yaml:5: strike has no mode 'dron'"),
        ({"frames__strike": FRAME.replace("verb: ", "noun: x\n    verb: ")}, r"frames/strike\.yaml:4: a trigger has exactly one of"),
        ({"frames__strike": FRAME.replace("    mode: drone\n", "    needs: armed\n")}, r"frames/strike\.yaml:5: needs must be a list"),
        ({"frames__strike": FRAME.replace("    mode: drone\n", "    roles: {objct: actor}\n")}, r"frames/strike\.yaml:5: unknown slot 'objct'"),
        ({"frames__strike": FRAME.replace("    mode: drone\n", "    roles: {object: acter}\n")}, r"frames/strike\.yaml:5: unknown role 'acter'"),
        ({"frames__strike": FRAME.replace("    claims", "    guard: x\n    claims")}, r"frames/strike\.yaml:8: unknown key 'guard'"),
    ],
)
def test_faults_of_an_overlay_name_file_and_line(tmp_path, files, message):
    with pytest.raises(CodebookError, match=f"^{message}"):
        load([made(tmp_path, **files)])


def test_a_folder_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(CodebookError, match="no such codebook folder"):
        load([tmp_path / "nowhere"])


def test_an_empty_folder_changes_nothing(tmp_path, base):
    codebook = load([tmp_path])
    assert (codebook.concepts, codebook.frames) == (base.concepts, base.frames)
