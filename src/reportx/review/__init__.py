"""A page to check a report by: one HTML file that asks no server and no network.

1. ``reading`` takes from a report what a page shows: paragraphs, records, and the fate of all other numbers.
2. ``packing`` writes that as JSON in few bytes: each string once, spans as steps from one to the next.
3. ``pages`` puts the JSON, the style and the one script of the folder ``assets`` into a file.

The text of a report comes into the page as JSON alone and is shown as text alone, so that nothing in it
is taken for HTML; the page's own policy lets no other script run, and no server be asked.
"""

from reportx.review.pages import page
from reportx.review.reading import Reviewed, read_for_review

__all__ = ["Reviewed", "page", "read_for_review"]
