"""The engine keeps the order, reads no further ahead than it may, and stops when the work breaks."""

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


def test_nothing_in_nothing_out():
    assert list(local.run([], doubling, 2)) == []
