"""How well a report was read, judged by an annotated one: what ``reportx score`` counts.

1. ``files`` reads the annotations, and the predictions from whatever form they come in.
2. ``fields`` says whether one field of a metric is what the annotators have.
3. ``pairing`` pairs annotated records with metrics, and counts.
4. ``outline`` does the same for headings.
5. ``disagreements`` shows what differs, beside its sentence.

Nothing here asks the vocabulary: a measure that a changed rule changes too would be none.
"""

from reportx.scoring.files import Gold, Prediction
from reportx.scoring.scores import Score, mean, score

__all__ = ["Gold", "Prediction", "Score", "mean", "score"]
