"""Every word of the pages is there in Arabic, with all six plural forms, and says the same places to fill in."""

import re

import pytest

from translations import catalogs, messages, missing, translated

PLURALS = {"ar": 6, "en": 2}


def test_templates_and_code_have_messages():
    assert len(messages()) > 25


def test_nothing_lacks_its_arabic():
    assert missing("ar", PLURALS["ar"]) == []


@pytest.mark.parametrize("code", PLURALS)
def test_catalogs_have_the_plural_forms_of_their_language(code):
    assert {name: catalog.num_plurals for name, catalog in catalogs(code)} == {name: PLURALS[code] for name, _ in catalogs(code)}


def test_no_message_has_two_translations():
    held = [(message.context, message.id) for _, catalog in catalogs("ar") for message in catalog if message.id]
    assert sorted(key for key in held if held.count(key) > 1) == []


def test_translations_fill_in_the_same_places():
    wanted = {(context, message if isinstance(message, str) else message[0]): message for context, message in messages()}
    for key, forms in translated("ar").items():
        message = wanted.get(key, key[1])
        places = set(re.findall(r"%\(\w+\)s", message if isinstance(message, str) else message[-1]))
        assert all(set(re.findall(r"%\(\w+\)s", form)) <= places for form in forms), key
        assert set(re.findall(r"%\(\w+\)s", forms[-1])) == places, key
