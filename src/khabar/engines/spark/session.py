"""Spark itself: what has to be installed, how a session is set up, and which Python its workers run."""

from __future__ import annotations

import importlib
import os
import re
import sys
from typing import TYPE_CHECKING

from khabar.engines.spark.rows import MOST_BYTES, MOST_ROWS

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

SETTINGS = {
    "spark.sql.execution.arrow.maxRecordsPerBatch": str(MOST_ROWS),
    "spark.sql.execution.arrow.maxBytesPerBatch": str(MOST_BYTES),
    "spark.sql.adaptive.enabled": "true",
    "spark.sql.session.timeZone": "UTC",
}
"""What khabar needs of a session, set in whichever it is given: small batches, and days that are the same on every machine."""
_AT_START = {
    "spark.app.name": "khabar",
    "spark.ui.showConsoleProgress": "false",
    "spark.log.level": "ERROR",
    "spark.hadoop.mapreduce.fileoutputcommitter.algorithm.version": "1",
}
"""For a session of khabar's own. Version 1 of the committer moves what tasks wrote into place only when the job is done."""


_LOCAL = re.compile(r"local\[(\*|\d+)\]")
_TRIES = 4


class NoSparkError(RuntimeError):
    """Spark is wanted and cannot be used; says what is missing and how it is installed."""


def require() -> None:
    """Raises `NoSparkError` where PySpark, pyarrow or pandas (which its Arrow functions ask for) is not installed."""
    try:
        for name in ("pandas", "pyarrow", "pyspark"):
            importlib.import_module(name)
    except ModuleNotFoundError as error:
        raise NoSparkError(f"Spark needs `pip install 'khabar[spark]'` and Java 17: there is no module {error.name}") from error


def opened(master: str | None = None, **settings: str) -> SparkSession:
    """A session with a master (``local[2]``, ``spark://host:7077``, ``yarn``; None: as spark-submit says), or the one that is open.

    Workers run the Python of this process unless ``PYSPARK_PYTHON`` names another. Raises `NoSparkError`.
    """
    require()
    from pyspark.errors import PySparkException
    from pyspark.sql import SparkSession

    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder if master is None else SparkSession.builder.master(_patient(master))
    for name, value in {**_AT_START, **SETTINGS, **settings}.items():
        builder = builder.config(name, value)
    try:
        return prepared(builder.getOrCreate())
    except (PySparkException, OSError) as error:
        cause = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise NoSparkError(
            f"Spark does not start ({cause}); it needs Java 17: set JAVA_HOME, or install openjdk-17-jre-headless"
        ) from error


def _patient(master: str) -> str:
    """On one machine Spark gives up at the first task that fails; as on a cluster, it is to try four times."""
    match = _LOCAL.fullmatch(master)
    return f"local[{match[1]}, {_TRIES}]" if match else master


def prepared(spark: SparkSession) -> SparkSession:
    """A session with what khabar needs of it set."""
    for name, value in SETTINGS.items():
        spark.conf.set(name, value)
    return spark
