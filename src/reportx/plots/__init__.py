"""Pictures of reports: which figures are shown, and how they are drawn.

1. ``choice`` takes them from one report, ``compared`` from the panel of many.
2. ``charts`` says what a picture is before it is drawn.
3. ``bars`` shows it in a terminal, ``drawing`` makes SVG, PNG and PDF with Matplotlib, which is an extra.
"""

from reportx.plots.charts import KINDS, OF_ONE, Chart, Kind, Line, Mark, Point, Speech
from reportx.plots.choice import chart_of

__all__ = ["KINDS", "OF_ONE", "Chart", "Kind", "Line", "Mark", "Point", "Speech", "chart_of"]
