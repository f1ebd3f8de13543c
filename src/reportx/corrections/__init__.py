"""What people decided of a report's records, as data: one line of JSON a decision.

1. ``decisions`` reads the lines: which text and words, what was decided, the fields before and after.
2. ``anchors`` finds the words again, by their place or, in a text that changed, by what stands around them.
3. ``applying`` makes of a report the one that was decided; what no longer stands is told, never misapplied.
4. ``gold`` makes annotations for ``reportx score``; ``reportx.proposals`` makes vocabulary.
"""

from reportx.corrections.applying import Corrections
from reportx.corrections.decisions import Decision, parse_decisions, read_decisions

__all__ = ["Corrections", "Decision", "parse_decisions", "read_decisions"]
