"""Between which values a target is met, for each table that has targets: the columns ``low`` and ``high``."""

from decimal import Decimal

from reportx.records import Comparator, Metric

NO_MORE: tuple[Comparator, ...] = ("under", "at_most")  # the value is the most
NO_LESS: tuple[Comparator, ...] = ("over", "at_least")  # the value is the least


def target_range(metric: Metric) -> tuple[Decimal | None, Decimal | None]:
    """The least and the greatest value that meet a target, in the printed unit; nothing for what happened.

    Both bear the sign of ``normalized_value``, so that a fall of 3% or more is met by -3 and by -5.
    """
    if metric.status != "target":
        return None, None
    ends = (metric.value, metric.value if metric.value_max is None else metric.value_max)
    least, most = sorted(-end for end in ends) if metric.normalized_value < 0 else ends
    falls = metric.normalized_value < 0
    if metric.comparator in (NO_MORE if falls else NO_LESS):
        return least, None
    if metric.comparator in (NO_LESS if falls else NO_MORE):
        return None, most
    return least, most
