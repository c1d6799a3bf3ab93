"""Charts: every count has its place, time runs as the language does, long times are gathered."""

import re

import pytest

from khabar.web.charts import HEIGHT, WIDTH, Pair, columns, pairs
from khabar.web.view import environment


def test_columns_stand_in_the_order_of_time_and_gaps_stay_open():
    chart = columns({"2024-01": (3, 1), "2024-04": (2, 0)}, mirrored=False)
    assert [column.label for column in chart.columns] == ["2024-01", "2024-02", "2024-03", "2024-04"]
    assert [column.counts for column in chart.columns] == [(3, 1), (0, 0), (0, 0), (2, 0)]
    assert chart.top == 4
    places = [column.x for column in chart.columns]
    assert places == sorted(places)
    (lower, upper) = chart.columns[0].parts
    assert (lower[1] + lower[2], upper[1] + upper[2], upper[1]) == (HEIGHT, lower[1], 0)


def test_in_arabic_time_runs_from_right_to_left():
    counts = {"2024-01": (1,), "2024-02": (2,)}
    plain, mirrored = columns(counts, mirrored=False), columns(counts, mirrored=True)
    assert [column.x for column in mirrored.columns] == [column.x for column in reversed(plain.columns)]
    assert mirrored.ticks == plain.ticks


@pytest.mark.parametrize(("years", "first"), [(3, "2001-01"), (15, "2001-01/2001-03"), (40, "2001"), (300, "2000/2009")])
def test_a_long_time_is_gathered_and_loses_nothing(years, first):
    counts = {f"{2001 + n // 12}-{n % 12 + 1:02}": (1,) for n in range(12 * years)}
    chart = columns(counts, mirrored=False)
    assert chart.columns[0].label == first
    assert len(chart.columns) <= 72
    assert sum(column.counts[0] for column in chart.columns) == len(counts)
    assert chart.columns[-1].last[:4] >= str(2000 + years)
    assert all(column.x >= 0 and column.x + column.width <= WIDTH for column in chart.columns)


def test_nothing_is_no_chart():
    assert columns({"undated": (3,)}, mirrored=False) is None
    assert pairs([], mirrored=False) is None


@pytest.mark.parametrize("top", [1, 3, 9, 19, 41, 99, 161, 4000])
def test_the_highest_line_is_not_far_below_the_highest_figure(top):
    chart = pairs([Pair("a", "2024-01-01", top, top, 0, 0)], mirrored=False)
    assert top / 2.5 <= chart.lines[-1][1] <= top
    assert len(chart.lines) <= 5


def test_what_is_reported_stands_beside_what_is_found():
    chart = pairs([Pair("b", "2024-02-01", 100, 100, 25, 81), Pair("a", "2024-01-01", 4, 9, 0, 0)], mirrored=False)
    first, second = chart.slots
    assert (first.name, second.name) == ("a", "b")
    assert first.x < second.x
    assert second.high == second.low < second.possible < second.sure <= HEIGHT
    assert first.sure == first.possible > first.low > first.high
    assert [figure for _, figure in chart.lines] == [0, 10, 20, 50, 100]
    assert chart.ticks == ("2024-01-01", "2024-02-01")


def test_the_figures_of_a_scale_have_room(client):
    """Seven units high, a figure is some four wide: 200,000 was cut to 00,000."""
    page = client.get("/en/tallies").text
    width = float(re.search(r'class="scale" viewBox="0 0 ([\d.]+) ', page)[1])
    figures = re.findall(r'<text x="([\d.]+)"[^>]*>([\d,]+)</text>', page.partition('class="scale"')[2].partition("</svg>")[0])
    assert len(figures) > 1
    assert all(4.2 * len(figure) <= float(end) <= width for end, figure in figures)
    large = (
        environment("en")
        .get_template("charts.html")
        .make_module({"view": None})
        .pairs(pairs([Pair("a", "2024-01-01", 200000, 200000, 0, 0)], mirrored=False), "t")
    )
    assert float(re.search(r'class="scale" viewBox="0 0 ([\d.]+) ', large)[1]) >= 4.2 * len("200,000")


@pytest.mark.parametrize("backwards", [False, True])
def test_a_single_day_is_a_bar_in_the_middle_and_no_wall(backwards):
    from khabar.ledger.queries.timeline import Bar, Histogram
    from khabar.web.histogram import WIDTH, drawing

    bar = Bar("2024-05-02", "2024-05-02", 3, 1)
    [column] = drawing(Histogram("day", (bar,), 0), backwards=backwards).columns
    assert column.width < WIDTH / 10
    assert column.x + column.width / 2 == pytest.approx(WIDTH / 2)
