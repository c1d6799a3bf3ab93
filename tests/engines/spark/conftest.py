"""One Spark for all tests of the engine: starting it takes as long as any of them."""

import shutil

import pytest

pytest.importorskip("pyspark")
if shutil.which("java") is None:
    pytest.skip("no Java", allow_module_level=True)


@pytest.fixture(scope="session")
def spark():
    from khabar.engines import spark as ks

    quiet = {
        "spark.ui.enabled": "false",
        "spark.sql.shuffle.partitions": "2",
        "spark.default.parallelism": "2",
        "spark.driver.host": "127.0.0.1",
    }
    session = ks.opened("local[2]", **quiet)
    yield session
    session.stop()
