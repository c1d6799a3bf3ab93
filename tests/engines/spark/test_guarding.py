"""No article can stop the others: what raises, runs on or ends its process is set aside."""

import os
import signal

import pytest

from khabar.engines.spark.guarding import TooLongError, each_apart, limited


def test_what_takes_too_much_processor_time_is_stopped():
    def run_on():
        with limited(0.2):
            while True:
                pass

    with pytest.raises(TooLongError, match=r"more than 0\.2 seconds"):
        run_on()


def test_the_clock_is_stopped_behind_it():
    with limited(0.05):
        pass
    assert signal.getitimer(signal.ITIMER_PROF) == (0, 0)
    sum(range(3_000_000))


def test_only_what_ends_its_process_is_lost():
    def work(item):
        if item == 41:
            os.kill(os.getpid(), signal.SIGKILL)
        if item == 77:
            os._exit(3)
        return item * 2

    found = list(each_apart(range(100), work, lambda item, cause: (item, cause)))
    assert [one for one in found if isinstance(one, tuple)] == [
        (41, "its process was ended by the signal SIGKILL"),
        (77, "its process ended with code 3"),
    ]
    assert [one for one in found if not isinstance(one, tuple)] == [2 * item for item in range(100) if item not in (41, 77)]
