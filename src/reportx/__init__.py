"""reportx reads Chinese government work reports into sections and metrics.

>>> from reportx import extract
>>> [(m.indicator, m.value, m.unit) for m in extract("全区地区生产总值超1444亿元。").metrics]
[('地区生产总值', Decimal('1444'), '亿元')]
"""

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

from reportx.errors import InputError, PackError, ReportxError

if TYPE_CHECKING:
    from reportx.library import Metric, Report, extract, extract_file, extract_text  # noqa: TC004 - Door loads
    from reportx.models import Document, QualitativeTarget, Section  # noqa: TC004 - these when they are asked for

__version__ = "0.1.0"
__all__ = [
    "Document",
    "InputError",
    "Metric",
    "PackError",
    "QualitativeTarget",
    "Report",
    "ReportxError",
    "Section",
    "__version__",
    "extract",
    "extract_file",
    "extract_text",
]

HOMES = dict.fromkeys(("Metric", "Report", "extract", "extract_file", "extract_text"), "reportx.library")
HOMES |= dict.fromkeys(("Document", "QualitativeTarget", "Section"), "reportx.models")


class Door(ModuleType):
    """The package as a module that loads a public name when it is first asked for.

    ``reportx --help`` and the shell's completion import the package too, and shall not
    wait for pydantic and the vocabulary.
    """

    def __getattr__(self, name: str) -> object:
        """Load a public name."""
        if name not in HOMES:
            raise AttributeError(f"module 'reportx' has no attribute {name!r}")
        return getattr(import_module(HOMES[name]), name)

    def __dir__(self) -> list[str]:
        """Name what there is to use."""
        return __all__

    def __setattr__(self, name: str, value: object) -> None:
        """Keep ``reportx.extract`` the function: importing the module of that name would take its place."""
        if not (name in HOMES and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = Door
