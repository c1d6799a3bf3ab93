"""Every kind of codebook file refuses what it does not understand, with file and line: unknown keys, unknown values, wrong types."""

import pytest
from msgspec import structs

from khabar.codebook import load
from khabar.codebook.compiling import compile_codebook
from khabar.codebook.concepts import Concepts
from khabar.codebook.cues import read_cues, read_light, read_losses, read_modes, read_sayings, read_tallies
from khabar.codebook.event_types import read_types
from khabar.codebook.location import codebook_folder
from khabar.codebook.outlets import read_framing, read_outlets
from khabar.codebook.references import check_references
from khabar.codebook.shapes import SHAPES, load_shaped
from khabar.codebook.strict_yaml import CodebookError
from khabar.codebook.words import read_adjectives, read_domains, read_nouns, read_verb_forms, read_verbal_nouns

BOOK = codebook_folder()
CUE = "cues:\n  - kind: relative\n    value: who\n    words: [الذي]\n"
LIGHT = "light:\n  - role: carry\n    verbs: [شن]\n"
SAYING = "sayings:\n  - kind: verb\n    stance: says\n    words: [قال]\n"
MODE = "modes:\n  - type: strike\n    mode: drone\n    words: [مسير]\n"
TALLY = "tallies:\n  - what: strikes\n    classes: []\n    words: [غارة]\ntimes:\n  words: [مرة]\n"
DOMAIN = "domains:\n  - id: sport\n    words: [مباراة/مباريات, كأس عالم]\n"
NOUN = "nouns:\n  - class: event\n    words: [معركة/معارك]\n"
VERB = "verbs:\n  - verb: قَصَفَ\n    present: يَقْصِفُ\n    nouns: [قصف]\n    weak: false\n"
OUTLET = "id: made\nen: Made\ncountry: XA\nregion: gulf\nfeeds: []\nar: صنع\naliases: [الصنع]\n"
FRAMING = "framing:\n  - id: made\n    en: made\n    says_of: x\n    usage: y\n    neutral: قتيل\n    words: [شهيد/شهداء]\n"
CONCEPTS = "actors:\n  - id: made\n    en: Made\n    kind: state\n    country: XA\n    roles: [{role: رئيس, from: 2020-01}]\n    ar: صنع\n"
PLACE = "places:\n  - id: made\n    en: Made\n    kind: town\n    lat: 1\n    lon: 2\n    ar: صنع\n"
WEAPON = "weapons:\n  - id: made\n    en: Made\n    class: drone\n    countable: true\n    names: [مسيرة/مسيرات]\n    ar: مسيرة\n"
TYPE = """\
types:
  - id: strike
    group: core
    en: strike
    ar: ضربة
    means: x
    acled: {event_type: Battles, sub_event_type: Armed clash}
    plover: {type: ASSAULT, mode: x}
    cameo: '19'
    ucdp: {kinds: [state-based]}
    modes: []
"""
READERS = {
    "words/cues.yaml": (CUE, read_cues),
    "words/light.yaml": (LIGHT, read_light),
    "attribution/made.yaml": (SAYING, lambda path, root: read_sayings(path.parent, root)),
    "words/modes.yaml": (MODE, lambda path, root: read_modes(path, root, read_types(BOOK / "types.yaml", BOOK))),
    "words/tallies.yaml": (TALLY, read_tallies),
    "words/domains.yaml": (DOMAIN, read_domains),
    "words/nouns/made.yaml": (NOUN, lambda path, root: read_nouns(path.parent, root, {})),
    "words/verbs/made.yaml": (VERB, lambda path, root: read_verbal_nouns(path.parent, root)),
    "outlets/made.yaml": (OUTLET, lambda path, root: read_outlets(path.parent, root)),
    "framing/terms.yaml": (FRAMING, read_framing),
    "concepts/actors.yaml": (CONCEPTS, lambda path, root: Concepts().read_file(path, root)),
    "concepts/places.yaml": (PLACE, lambda path, root: Concepts().read_file(path, root)),
    "concepts/weapons.yaml": (WEAPON, lambda path, root: Concepts().read_file(path, root)),
    "types.yaml": (TYPE, read_types),
}
FAULTS = [
    ("words/cues.yaml", "kind: relative", "kind: relativ", 2, "unknown kind 'relativ'"),
    ("words/cues.yaml", "value: who", "value: [who]", 3, "value must be words"),
    ("words/cues.yaml", "words: [الذي]", "words: الذي", 4, "words must be a list"),
    ("words/cues.yaml", "cues:\n  - kind", "cues: []\nkues:\n  - kind", 2, "unknown key 'kues'"),
    ("words/light.yaml", "role: carry", "role: carri", 2, "unknown role 'carri'"),
    ("words/light.yaml", "verbs: [شن]", "verbs: [7]", 3, "verbs must be a list of words"),
    ("attribution/made.yaml", "kind: verb", "kind: werb", 2, "unknown kind 'werb'"),
    ("attribution/made.yaml", "stance: says", "stance: sings", 3, "unknown stance 'sings'"),
    ("attribution/made.yaml", "    words", "    word: x\n    words", 4, "unknown key 'word'"),
    ("words/modes.yaml", "mode: drone", "mode: dron", 3, "unknown mode 'dron'"),
    ("words/modes.yaml", "type: strike", "type: strik", 2, "unknown type 'strik'"),
    ("words/tallies.yaml", "what: strikes", "what: strike", 2, "unknown what 'strike'"),
    ("words/tallies.yaml", "classes: []", "classes: [bmob]", 3, "unknown classes 'bmob'"),
    ("words/tallies.yaml", "times:\n  words: [مرة]", "times: [مرة]", 5, "times must be a mapping"),
    ("words/domains.yaml", "- id: sport", "- name: sport", 2, "unknown key 'name'"),
    ("words/domains.yaml", "words: [", "words: [null, ", 3, "words must be a list of words"),
    ("words/nouns/made.yaml", "class: event", "class: ewent", 2, "unknown class 'ewent'"),
    ("words/nouns/made.yaml", "nouns:\n  -", "nouns:\n  - x\n  -", 1, "nouns must be a list of mappings"),
    ("words/verbs/made.yaml", "present: يَقْصِفُ", "present: 7", 3, "present must be words"),
    ("words/verbs/made.yaml", "weak: false", "weak: no", 5, "weak must be true or false"),
    ("outlets/made.yaml", "id: made", "id: other", 1, "the id 'other' must be the name of its file"),
    ("outlets/made.yaml", "region: gulf", "region: mars", 4, "unknown region 'mars'"),
    ("outlets/made.yaml", "feeds: []", "feeds: x", 5, "feeds must be a list"),
    ("outlets/made.yaml", "feeds: []", "owner_ar: صانع", 5, "the Arabic name of an owner that has no `owner`"),
    ("outlets/made.yaml", "en: Made\n", "", 1, "the key 'en' is missing"),
    ("framing/terms.yaml", "neutral: قتيل", "neutral: ''", 6, "neutral must be words"),
    ("framing/terms.yaml", "usage: y", "usage: y\n    colour: red", 6, "unknown key 'colour'"),
    ("concepts/actors.yaml", "kind: state", "kind: stat", 4, "unknown kind 'stat'"),
    ("concepts/actors.yaml", "country: XA", "country: Nakhil", 5, "a country is two capital letters"),
    ("concepts/actors.yaml", "from: 2020-01", "from: soon", 6, "from must be YYYY"),
    ("concepts/actors.yaml", "from: 2020-01", "from: 2020-13", 6, "from must be YYYY"),
    ("concepts/actors.yaml", "from: 2020-01", "from: 2020-01, to: 2019", 6, "a role from 2020-01 cannot end in 2019"),
    ("concepts/actors.yaml", "id: made", "id: Made Up", 2, "an id is small Latin letters"),
    ("concepts/actors.yaml", "ar: صنع", "ar: [صنع]", 2, "a name must be words"),
    ("concepts/actors.yaml", "ar: صنع", "ar: {name: صنع, metonym: 1}", 7, "metonym must be true or false"),
    ("concepts/places.yaml", "kind: town", "kind: base", 4, "unknown kind 'base'"),
    ("concepts/places.yaml", "lat: 1", "lat: 91", 5, "lat must be between -90 and 90"),
    ("concepts/weapons.yaml", "class: drone", "class: dragon", 4, "unknown class 'dragon'"),
    ("concepts/weapons.yaml", "countable: true", "countable: often", 5, "countable must be true or false"),
    ("types.yaml", "group: core", "group: cor", 3, "unknown group 'cor'"),
    ("types.yaml", "event_type: Battles", "event_type: Battle", 7, "unknown event_type 'Battle'"),
    ("types.yaml", "type: ASSAULT", "type: ASSALT", 8, "unknown type 'ASSALT'"),
    ("types.yaml", "cameo: '19'", "cameo: '21'", 9, "unknown cameo '21'"),
    ("types.yaml", "kinds: [state-based]", "kinds: []", 10, "an empty list of kinds must give its reason"),
    ("types.yaml", "kinds: [state-based]", "kinds: [civil]", 10, "unknown kinds 'civil'"),
]


@pytest.fixture(scope="module")
def codebook():
    return load()


def written(root, name, content):
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
    return path


@pytest.mark.parametrize("name", READERS)
def test_what_is_right_is_read(tmp_path, name):
    content, read = READERS[name]
    read(written(tmp_path, name, content), tmp_path)


@pytest.mark.parametrize(("name", "old", "new", "line", "message"), FAULTS, ids=lambda value: str(value)[:24])
def test_what_is_wrong_is_refused_with_file_and_line(tmp_path, name, old, new, line, message):
    content, read = READERS[name]
    assert old in content
    with pytest.raises(CodebookError) as caught:
        read(written(tmp_path, name, content.replace(old, new, 1)), tmp_path)
    assert str(caught.value).startswith(f"{name}:{line}: {message}")


@pytest.mark.parametrize("name", SHAPES)
def test_files_of_dates_and_numbers_have_their_shape(tmp_path, name):
    assert load_shaped(BOOK, name)
    content = (BOOK / name).read_text(encoding="utf-8")
    written(tmp_path, name, content + "wrong: 1\n")
    with pytest.raises(CodebookError, match=rf"^{name}:\d+: unknown key 'wrong'"):
        load_shaped(tmp_path, name)
    key = next(key for key, kind in SHAPES[name].items() if kind == "words" or isinstance(kind, dict))
    lines = [line for line in content.splitlines() if not line.startswith(f"{key}:")]
    written(tmp_path, name, f"{key}: 7\n" + "\n".join(line for line in lines if not line.startswith((" ", "-"))))
    with pytest.raises(CodebookError, match=rf"^{name}:\d+: "):
        load_shaped(tmp_path, name)


def test_losses_are_strict(tmp_path):
    content = (BOOK / "words" / "losses.yaml").read_text(encoding="utf-8")
    read_losses(written(tmp_path, "words/losses.yaml", content), tmp_path)
    for old, new in (("kind: killed", "kind: kiled"), ("    falls: ", "    fals: "), ("losses:", "loses:")):
        with pytest.raises(CodebookError, match=r"^words/losses\.yaml:\d+: "):
            read_losses(written(tmp_path, "words/losses.yaml", content.replace(old, new, 1)), tmp_path)


def test_adjectives_and_forms_are_strict(tmp_path):
    with pytest.raises(CodebookError, match=r"^words/adjectives\.yaml:1: adjectives must be a list"):
        read_adjectives(written(tmp_path, "words/adjectives.yaml", "adjectives: 7\n"), tmp_path)
    row = "قصف\tقصف\tpast\tactive\t3ms\n"
    assert read_verb_forms(written(tmp_path, "words/forms.tsv", f"# made\n{row}"))
    with pytest.raises(CodebookError, match=r"^words/forms\.tsv:2: unknown tense"):
        read_verb_forms(written(tmp_path, "words/forms.tsv", row + row.replace("past", "pas")))
    with pytest.raises(CodebookError, match=r"^words/forms\.tsv:1: 4 cells"):
        read_verb_forms(written(tmp_path, "words/forms.tsv", row.replace("past\t", "")))


def test_a_gazetteer_is_strict(tmp_path):
    header = "id\tkind\tname_en\tname_ar\taliases\tcountry\tadmin1\tlat\tlon\tpopulation\n"
    row = "made\ttown\tMade\tصنع\t\tXA\t\t1\t2\t3\n"
    concepts = Concepts()
    concepts.read_gazetteer(written(tmp_path, "gazetteer.tsv", f"# made\n{header}{row}"))
    assert concepts.concepts["made"].population == 3
    concepts.concepts["made"] = structs.replace(concepts.concepts["made"], line="concepts/places/made.yaml:1", population=0)
    concepts.read_gazetteer(written(tmp_path, "gazetteer.tsv", header + row.replace("Made", "Other")))
    of_ours = concepts.concepts["made"]
    assert (of_ours.population, of_ours.en, of_ours.line) == (3, "Made", "concepts/places/made.yaml:1")
    for old, new, message in (
        ("town", "twon", "unknown kind"),
        ("\t1\t", "\tx\t", "could not convert"),
        ("\t3\n", "\n", "9 cells"),
        ("kind", "kin", "the columns kind"),
    ):
        with pytest.raises(CodebookError, match=rf"^gazetteer/gazetteer\.tsv:[12]: {message}"):
            Concepts().read_gazetteer(written(tmp_path, "gazetteer.tsv", (header + row).replace(old, new, 1)))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("places:\n  - {id: a, en: A, kind: town, admin1: nowhere, ar: ا}\n", "2: a names the admin1 'nowhere'"),
        ("actors:\n  - {id: a, en: A, kind: state, parent: nobody, ar: ا}\n", "2: a names the parent 'nobody'"),
        ("weapons:\n  - {id: a, en: A, class: drone, mode: dron, ar: ا}\n", "2: unknown mode 'dron'"),
        ("actors:\n  - {id: a, en: A, kind: state, ar: ا, loaded: [{name: ب, framing: odd}]}\n", "2: unknown framing 'odd'"),
    ],
)
def test_names_of_what_is_not_there_are_refused(tmp_path, text, message):
    concepts = Concepts()
    concepts.read_file(written(tmp_path, "concepts/made.yaml", text), tmp_path)
    with pytest.raises(CodebookError, match=rf"^concepts/made\.yaml:{message}"):
        concepts.check({"martyr"}, {"drone"})


def test_a_quarter_lies_in_the_admin1_of_its_town():
    concepts = Concepts()
    concepts.read_file(BOOK / "world" / "world.yaml", BOOK)
    concepts.settle()
    assert concepts.concepts["bustan-quarter"].admin1 == "sahl"


def test_a_file_that_would_be_passed_over_is_refused(tmp_path):
    written(tmp_path, "concept/mine.yaml", "actors: []\n")
    with pytest.raises(CodebookError, match=r"^concept/mine\.yaml:1: no file of a codebook"):
        compile_codebook([BOOK, tmp_path], "made")


@pytest.mark.parametrize(
    ("kind", "word", "message"),
    [("verb", "قصقص", "unknown verb 'قصقص'"), ("noun", "غارارا", "unknown noun 'غارارا'")],
)
def test_triggers_that_could_never_be_met_are_refused(codebook, kind, word, message):
    frame = codebook.frames["strike"]
    index = next(n for n, trigger in enumerate(frame.triggers) if trigger.kind == kind)
    triggers = (*frame.triggers[:index], structs.replace(frame.triggers[index], words=(word,)), *frame.triggers[index + 1 :])
    check_references(codebook)
    with pytest.raises(CodebookError, match=rf"^frames/strike\.yaml:\d+: {message}"):
        check_references(structs.replace(codebook, frames={"strike": structs.replace(frame, triggers=triggers)}))


def test_outlets_framing_and_phrases_of_domains_are_in_the_codebook(codebook):
    assert codebook.outlets["reuters"].country == "GB"
    assert any("قتيل" in term.neutral for term in codebook.framing)
    assert all(len(phrase) > 1 for phrases in codebook.domain_phrases.values() for phrase in phrases)
    assert codebook.types["strike"].modes[0].counterparts.acled_sub_event == "Air/drone strike"
    assert codebook.types["strike"].counterparts.acled_sub_event == "Shelling/artillery/missile attack"
