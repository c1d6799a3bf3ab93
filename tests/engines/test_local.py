"""The engine keeps the order, reads no further ahead than it may, and stops when the work breaks."""

import functools
import itertools
import os
import signal
import time

import pytest

from khabar.engines import local


def doubling():
    def work(number):
        time.sleep(0.0005 * (number % 3))
        return 2 * number, os.getpid()

    return work


def breaking():
    def work(number):
        if number == 40:
            raise ZeroDivisionError("at forty")
        return number

    return work


def deaf():
    def work(_):
        return signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, ())

    return work


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_come_in_the_order_of_the_items(jobs):
    results = list(local.run(range(150), doubling, jobs))
    assert [doubled for doubled, _ in results] == [2 * number for number in range(150)]
    assert all((process != os.getpid()) == (jobs > 1) for _, process in results)


def test_no_more_is_read_ahead_than_may_wait():
    read = 0

    def endless():
        nonlocal read
        for number in itertools.count():
            read += 1
            yield number

    results = local.run(endless(), doubling, 2)
    for _ in range(100):
        next(results)
    results.close()
    assert read <= 100 + 2 * (local.WAITING + 1) * local.CHUNK


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_error_of_the_work_is_raised(jobs):
    with pytest.raises(ZeroDivisionError, match="at forty"):
        list(local.run(range(100), breaking, jobs))


def test_an_interrupt_goes_to_the_first_process_alone():
    assert all(local.run(range(4), deaf, 2))
    assert not deaf()(0)


def waiting(marker):
    """Work in which the first item is long: it is done when the 300th is."""

    def work(number):
        until = time.monotonic() + 60
        while number == 0 and not marker.exists() and time.monotonic() < until:
            time.sleep(0.01)
        if number == 300:
            marker.touch()
        return number, marker.exists()

    return work


def heavy_first(number):
    return 1000 if number == 0 else 1


def test_the_others_go_on_while_one_process_is_at_a_long_item(tmp_path):
    results = list(local.run(range(400), functools.partial(waiting, tmp_path / "done"), 2, heavy_first))
    assert [number for number, _ in results] == list(range(400))
    assert results[0] == (0, True)


def test_a_heavy_item_goes_alone_and_light_ones_together():
    weights = {3: 40, 4: 1, 5: 15, 6: 2}
    chunks = list(local._chunks(range(10), lambda number: weights.get(number, 1)))
    assert chunks == [([0, 1, 2], 3), ([3], 40), ([4, 5], 16), ([6, 7, 8, 9], 5)]


def test_nothing_in_nothing_out():
    assert list(local.run([], doubling, 2)) == []
