"""No article can stop the others: what ends its process is set aside."""

import os
import signal

from khabar.engines.spark.guarding import each_apart


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
