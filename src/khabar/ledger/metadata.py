"""What all tables of the ledger share: the names of their indexes, and the kind of number that an entry has."""

from sqlalchemy import BigInteger, Integer, MetaData
from sqlalchemy.types import TypeEngine

_NAMES = {"ix": "ix_%(table_name)s_%(column_0_N_name)s", "uq": "uq_%(table_name)s_%(column_0_N_name)s", "pk": "pk_%(table_name)s"}
METADATA = MetaData(naming_convention=_NAMES)
SERIAL: TypeEngine[int] = BigInteger().with_variant(Integer, "sqlite")
"""A number of an entry; on SQLite, where INTEGER has 64 bits too, it is the number of the row itself."""
