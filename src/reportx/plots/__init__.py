"""Pictures of a report: which figures are shown, and how they are drawn.

``bars`` shows them in a terminal, ``drawing`` makes SVG, PNG and PDF with Matplotlib, which is an extra.
"""

from reportx.plots.choice import KINDS, Chart, Kind, Mark, chart_of

__all__ = ["KINDS", "Chart", "Kind", "Mark", "chart_of"]
