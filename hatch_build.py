"""What hatch does before it builds: it keeps what a start needs, and compiles what a reading goes through.

The modules that pyproject.toml names as ``compiled`` become extensions, by mypyc, which reads their types.
They do what their sources do, in two thirds of the time. The sources are in the wheel as well: they are run
where nothing could be compiled, and tracebacks show them. An editable installation runs the sources.
"""

import contextlib
import os
import runpy
import sys
import tempfile
import warnings
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import chain
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PLAIN = "REPORTX_PLAIN"  # set in the environment, it asks for a wheel of Python alone, which runs everywhere
LIBRARY = "reportx"  # all compiled modules are in one shared library, reportx__mypyc
# the functions of that library call each other, and nothing else calls them
WITHIN = ("-fvisibility=hidden", "-fno-plt")


class Build(BuildHookInterface):  # type: ignore[type-arg]
    """Runs scripts/keep.py on the files that are about to be packed, or linked to, and compiles a wheel's."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Keep, and compile unless it is for a checkout to be run as it stands."""
        source = Path(self.root, "src")
        sys.path.insert(0, str(source))
        runpy.run_path(str(Path(self.root, "scripts", "keep.py")))
        if self.target_name != "wheel" or version == "editable" or os.environ.get(PLAIN):
            return
        self.folder = tempfile.TemporaryDirectory()
        found = compiled(source, self.config["compiled"], Path(self.folder.name))
        build_data["force_include"] |= found
        build_data["infer_tag"], build_data["pure_python"] = bool(found), not found

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove what was compiled, which is packed now."""
        if hasattr(self, "folder"):
            self.folder.cleanup()


def compiled(source: Path, names: Sequence[str], folder: Path) -> dict[str, str]:
    """The extensions made of some modules and packages in a folder, each with its place in the wheel.

    There are none, with a warning, where no compiler of C is at hand or one of them can't be compiled.
    """
    from mypyc.build import mypycify  # noqa: PLC0415 - an editable installation has neither of the two
    from setuptools import Distribution  # noqa: PLC0415
    from setuptools.command.build_ext import build_ext  # noqa: PLC0415
    from setuptools.errors import CCompilerError, PlatformError  # noqa: PLC0415

    class Together(build_ext):
        """Compiles the files of an extension at the same time, and not one after the other."""

        def build_extensions(self) -> None:
            one = self.compiler.compile

            def each(sources: Sequence[str], **options: Any) -> list[str]:
                with ThreadPoolExecutor(os.cpu_count()) as pool:
                    objects = pool.map(lambda file: one([file], **options), sources)
                    return list(chain.from_iterable(objects))

            self.compiler.compile = each
            if self.compiler.compiler_type == "unix":
                for extension in self.extensions:
                    extension.extra_compile_args += WITHIN
            super().build_extensions()

    # what is installed beside must not tell what is compiled: of other packages no type is known
    options = ("--config-file=", "--no-site-packages", "--ignore-missing-imports")
    with contextlib.chdir(source):  # mypyc takes the names of modules from their paths
        try:
            extensions = mypycify(
                [*options, *modules(names)],
                opt_level="3",
                debug_level="0",
                multi_file=True,
                target_dir=str(folder / "c"),
                group_name=LIBRARY,
            )
            command = Together(Distribution({"name": LIBRARY, "ext_modules": extensions, "verbose": 0}))
            command.build_lib, command.build_temp = str(folder / "lib"), str(folder / "objects")
            command.ensure_finalized()
            command.run()
        except (CCompilerError, PlatformError, SystemExit) as error:  # mypyc exits where it can't go on
            why = f"reportx becomes plain Python, which takes half as long again: {error}"
            warnings.warn(why, stacklevel=1)
            return {}
    files = (path for path in sorted((folder / "lib").rglob("*")) if path.is_file())
    return {str(path): str(path.relative_to(folder / "lib")) for path in files}


def modules(names: Sequence[str]) -> Iterator[str]:
    """The files of modules and packages, from the folder that they are in."""
    for name in names:
        path = Path(*name.split("."))
        yield from map(str, sorted(path.rglob("*.py")) if path.is_dir() else [path.with_suffix(".py")])
