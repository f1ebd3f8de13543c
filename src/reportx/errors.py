"""Every error that reportx raises on purpose, as one tree with one root."""


class ReportxError(Exception):
    """Something the user can mend; the message says what is wrong and what to do, in one line."""


class InputError(ReportxError):
    """A source that can't be read: missing, a directory, empty, binary, or in no known encoding."""


class OutputError(ReportxError):
    """A file that can't be written."""


class PackError(ReportxError):
    """A vocabulary pack that is no TOML, breaks its schema, or whose examples do not hold."""


def displayed(name: str) -> str:
    """A name as it can be printed: bytes of it that the locale could not decode are read as UTF-8.

    >>> displayed("报告".encode().decode("ascii", "surrogateescape"))
    '报告'
    """
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
