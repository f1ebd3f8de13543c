"""How a package that is missing is installed on this machine."""

import shlex
import shutil
import sys
from importlib.util import find_spec
from pathlib import Path


def is_missing(package: str) -> bool:
    """Whether a package can't be imported. It is not imported to find out."""
    return find_spec(package) is None


def install_command(*packages: str) -> str:
    """The command that installs packages for the Python that runs this program.

    It names packages rather than an extra of reportx, which works wherever reportx itself came from.
    """
    found = shutil.which("python")
    here = found is not None and Path(found).absolute() == Path(sys.executable).absolute()
    python = "python" if here else shlex.quote(sys.executable)
    names = " ".join(map(shlex.quote, packages))
    if is_missing("pip") and shutil.which("uv"):
        return f"uv pip install --python {python} {names}"
    return f"{python} -m pip install {names}"
