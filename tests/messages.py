"""Gathers from the code what the command line says: helps, errors, notes on stderr and heads of tables.

A message is followed from where it is said: through names to what they were given, through functions that
return text to what they return, into the holes of f-strings. A hole is ``{}``.
"""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import reportx

SOURCE = Path(reportx.__file__).parent
SAYERS = {"say", "unwritten", "spoken", "BadParameter", "Reason"}
WORDS = re.compile(r"[A-Za-z]")
NO_MESSAGES = {  # commands to type, and what stands in data
    "{} -m pip install {}",
    "uv pip install --python {} {}",
    "# table {}, {}: {}\n",
    "… [cut: {} characters in all]",
}


class Gatherer:
    """All messages of a package, each with a place where it stands."""

    def __init__(self, folder: Path = SOURCE) -> None:
        self.trees = {path.relative_to(folder): parsed(path) for path in sorted(folder.rglob("*.py"))}
        self.functions: dict[str, list[ast.FunctionDef]] = defaultdict(list)
        self.homes: dict[ast.AST, ast.AST] = {}  # the function or module around each node
        self.files: dict[ast.AST, Path] = {}
        self.errors = {"ReportxError"}
        self.seen: set[ast.AST] = set()
        self.found: dict[str, str] = {}
        for path, tree in self.trees.items():
            self.settle(tree, tree, path)
        for _ in range(3):
            for tree in self.trees.values():
                for node in ast.walk(tree):
                    if (
                        isinstance(node, ast.ClassDef)
                        and {name_of(base) for base in node.bases} & self.errors
                    ):
                        self.errors.add(node.name)

    def settle(self, node: ast.AST, home: ast.AST, path: Path) -> None:
        self.homes[node], self.files[node] = home, path
        if isinstance(node, ast.FunctionDef):
            self.functions[node.name].append(node)
        inner = node if isinstance(node, ast.FunctionDef) else home
        for child in ast.iter_child_nodes(node):
            self.settle(child, inner, path)

    def gather(self) -> dict[str, str]:
        """Each message with the file and the line where it stands first."""
        for path, tree in self.trees.items():
            for node in ast.walk(tree):
                if isinstance(node, ast.Call):
                    self.call(node)
                elif isinstance(node, ast.FunctionDef) and path.parts[0] == "cli" and is_command(node):
                    self.add(ast.get_docstring(node) or "", node)
        return self.found

    def call(self, node: ast.Call) -> None:
        name = name_of(node.func)
        if name in SAYERS or name in self.errors:
            for arg in node.args:
                self.follow(arg)
        for keyword in node.keywords:
            helps = keyword.arg == "help" and self.files[node].parts[0] == "cli"
            if helps or keyword.arg == "notes":
                self.follow(keyword.value)

    def add(self, text: str, node: ast.AST) -> None:
        if " " in text and WORDS.search(text) and text not in NO_MESSAGES:
            self.found.setdefault(text, f"{self.files[node]}:{getattr(node, 'lineno', 0)}")

    def follow(self, node: ast.AST) -> None:  # noqa: C901 - a case for each way to write a text
        if node in self.seen:
            return
        self.seen.add(node)
        match node:
            case ast.Constant(value=str(text)):
                self.add(text, node)
            case ast.JoinedStr(values=values):
                self.add("".join(v.value if isinstance(v, ast.Constant) else "{}" for v in values), node)
                for value in values:
                    if isinstance(value, ast.FormattedValue):
                        self.follow(value.value)
            case ast.IfExp(body=body, orelse=orelse):
                self.follow(body), self.follow(orelse)
            case ast.BoolOp(values=values) | ast.List(elts=values) | ast.Tuple(elts=values):
                for value in values:
                    self.follow(value)
            case ast.BinOp(left=left, right=right):
                self.follow(left), self.follow(right)
            case ast.Starred(value=value):
                self.follow(value)
            case ast.ListComp(elt=elt) | ast.GeneratorExp(elt=elt):
                self.follow(elt)
            case ast.Name(id=name):
                self.name(name, node)
            case ast.Call():
                self.called(node)

    def name(self, name: str, node: ast.AST) -> None:
        """What a name was given, in the function around it or in its module."""
        home = self.homes[node]
        values = list(given(home, name)) or list(given(self.trees[self.files[node]], name))
        for value in values:
            self.follow(value)

    def called(self, node: ast.Call) -> None:
        """What a function that returns text returns."""
        name = name_of(node.func)
        if name == "count_of" and isinstance(node.args[-1], ast.Constant):
            self.add(f"{{}} {node.args[-1].value}", node)
        if name in {"filter", "fromkeys", "join", "list", "tuple"} and node.args:
            self.follow(node.args[-1])
        for function in self.functions.get(name, ()):
            if function.returns is None or "str" not in ast.unparse(function.returns):
                continue
            for inner in ast.walk(function):
                if isinstance(inner, ast.Return | ast.Yield | ast.YieldFrom) and inner.value is not None:
                    self.follow(inner.value)


def given(home: ast.AST, name: str) -> Iterator[ast.AST]:
    """The expressions that a name is given in a function."""
    for node in ast.walk(home):
        match node:
            case ast.Assign(targets=[ast.Name(id=found)], value=value) if found == name:
                yield value
            case ast.AnnAssign(target=ast.Name(id=found), value=ast.AST() as value) if found == name:
                yield value
            case ast.NamedExpr(target=ast.Name(id=found), value=value) if found == name:
                yield value
            case ast.For(target=ast.Name(id=found), iter=value) if found == name:
                yield value
            case (
                ast.Assign(targets=[ast.Tuple(elts=names)], value=value)
                | ast.comprehension(target=ast.Tuple(elts=names), iter=value)
            ):
                if name in map(name_of, names):
                    yield value
            case ast.comprehension(target=ast.Name(id=found), iter=value) if found == name:
                yield value
            case ast.Call(func=ast.Attribute(value=ast.Name(id=found), attr="append"), args=[value]):
                if found == name:
                    yield value


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def name_of(node: ast.AST) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


def is_command(node: ast.FunctionDef) -> bool:
    return any(
        isinstance(mark, ast.Call) and name_of(mark.func) in {"command", "callback"}
        for mark in node.decorator_list
    )
