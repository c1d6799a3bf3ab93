"""What pages and the API share when they write: who may, by which stamp, how often, and the linking that follows."""

from __future__ import annotations

import threading
from collections.abc import Callable

from sqlalchemy import Connection

from khabar.api.limits import Limits
from khabar.codebook import Codebook
from khabar.engines.relinking import relink
from khabar.engines.retelling import retell
from khabar.ledger import Database
from khabar.ledger.people.roles import Role
from khabar.ledger.people.users import User, cleaned
from khabar.link.kinship import Kinship
from khabar.model import Stamp

Stamping = Callable[[], Stamp]
"""What gives an entry its stamp, with the time at which it is written."""


class Desk:
    """Of one running application. ``alone`` is the one person of single-user mode, None where people sign in."""

    def __init__(self, database: Database, codebook: Codebook, stamp: Stamping, alone: str | None = "me") -> None:
        self.database, self.codebook, self.stamp = database, codebook, stamp
        self.alone = None if alone is None else User(cleaned(alone), Role.ADMINISTRATOR, True, "")
        self.limits = Limits()
        self.kinship = Kinship(codebook)
        self.linking = Linking(database, codebook, stamp)

    def follow(self, connection: Connection) -> bool:
        """Have events tell what was just decided, in the same transaction; gives whether linking has to be asked for the rest.

        The rest are tallies set beside events anew, where they count the days of what changed, and decisions about articles that are not
        linked yet.
        """
        outcome = retell(connection, self.codebook, self.stamp())
        return outcome is None or bool(outcome.changed)

    @property
    def now(self) -> str:
        """The time in UTC (ISO 8601)."""
        return self.stamp().recorded


class Linking:
    """Brings events up to what people judged, in a thread of its own: one linking at a time, and one more if somebody asked meanwhile."""

    def __init__(self, database: Database, codebook: Codebook, stamp: Stamping) -> None:
        self._database, self._codebook, self._stamp = database, codebook, stamp
        self._lock = threading.Lock()
        self._wanted, self._running = False, False
        self._done = threading.Condition(self._lock)

    def ask(self, wait: float = 0.0) -> bool:
        """Have it done; waits some seconds at most and tells whether it is done by then."""
        with self._done:
            self._wanted = True
            if not self._running:
                self._running = True
                threading.Thread(target=self._work, name="linking", daemon=True).start()
            return self._done.wait_for(lambda: not self._running, wait)

    def rest(self, wait: float) -> bool:
        """Wait some seconds at most until nothing is being linked; whether that is so."""
        with self._done:
            return self._done.wait_for(lambda: not self._running, wait)

    def _work(self) -> None:
        try:
            while self._is_wanted():
                relink(self._database, self._codebook, self._stamp)
        finally:
            with self._done:
                self._running = False
                self._done.notify_all()

    def _is_wanted(self) -> bool:
        with self._lock:
            wanted, self._wanted = self._wanted, False
            return wanted
