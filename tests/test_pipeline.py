"""What the page that joins the stages adds to them: the things a person should look at."""

import pytest
from invented import BOOK, TODAY

from khabar import pipeline
from khabar.model import Document


def issues(text, published=TODAY):
    document = Document("d", text, published=published)
    return document, pipeline.code(document, BOOK).issues


@pytest.mark.parametrize(("day", "kinds"), [("أمس الخميس", ["date-conflict"]), ("أمس الأربعاء", []), ("الخميس", [])])
def test_two_words_that_tell_different_days_are_an_issue(day, kinds):
    document, found = issues(f"قصفت القوات الساحلية مدينة مرجانة {day}.")
    assert [issue.kind for issue in found] == kinds
    for issue in found:
        assert day in document.quote(issue.span)


def test_no_publication_date_is_an_issue():
    _, found = issues("قصفت القوات الساحلية مدينة مرجانة أمس الخميس.", published=None)
    assert [issue.kind for issue in found] == ["no-date"]
