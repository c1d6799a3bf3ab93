"""Events in the columns of other schemes, so that tools which read those read khabar's; the data stay khabar's and say so."""

from khabar.export.shapes.acled import ACLED
from khabar.export.shapes.native import HXL, NATIVE
from khabar.export.shapes.plover import PLOVER
from khabar.export.shapes.shape import Context, Line, Shape, context_of
from khabar.export.shapes.tables import table_text
from khabar.export.shapes.ucdp import UCDP

SHAPES = {shape.name: shape for shape in (NATIVE, HXL, ACLED, UCDP, PLOVER)}

__all__ = ["ACLED", "HXL", "NATIVE", "PLOVER", "SHAPES", "UCDP", "Context", "Line", "Shape", "context_of", "table_text"]
