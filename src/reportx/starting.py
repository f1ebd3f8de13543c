"""A pack to begin with: entries of the kinds that are asked for, each with an example that holds."""

import re
from collections.abc import Collection
from pathlib import Path

BLOCK = re.compile(r"\[\[(\w+)\]\]")


def blocks() -> dict[str, str]:
    """The head of ``new_pack.toml`` under an empty name, and its entries by kind."""
    text = Path(__file__).with_name("new_pack.toml").read_text(encoding="utf-8")
    head, *entries = text.strip().split("\n\n")
    kinds = {found[1]: entry for entry in entries if (found := BLOCK.search(entry))}
    return {"": head, **kinds}


def pack_text(kinds: Collection[str]) -> str:
    """A pack with an entry of each of some kinds, in the order of the file.

    >>> pack_text(["verb"]).splitlines()[-4:-2]
    ['[[verb]]', 'terms = ["冲上"]']
    """
    return "\n\n".join(text for kind, text in blocks().items() if not kind or kind in kinds) + "\n"
