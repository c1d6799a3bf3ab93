"""Khabar on Spark: articles of any archive that Spark reads coded, linked and written as an archive of Parquet files.

In a notebook::

    from khabar.engines import spark as ks

    spark = ks.opened("local[*]")                       # or the session that is there: ks.prepared(spark)
    found = ks.code(spark, ks.read(spark, ["s3a://crawl/2024/"]))
    found.claims.groupBy("month", "type").count().show()
    events = ks.link(spark, found.documents)
"""

from khabar.engines.spark.api import Found, code, link, read
from khabar.engines.spark.session import NoSparkError, opened, prepared

__all__ = ["Found", "NoSparkError", "code", "link", "opened", "prepared", "read"]
