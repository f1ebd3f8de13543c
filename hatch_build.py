"""What hatch does before it builds: keep the vocabulary and the patterns compiled (scripts/keep.py)."""

import runpy
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Keep(BuildHookInterface):  # type: ignore[type-arg]
    """Runs scripts/keep.py on the files that are about to be packed, or linked to."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Run it."""
        root = Path(self.root)
        sys.path.insert(0, str(root / "src"))
        runpy.run_path(str(root / "scripts" / "keep.py"))
