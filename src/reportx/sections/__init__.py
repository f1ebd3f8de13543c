"""The report's own tree: its numbered headings, and the headlines that stand in its running text."""

from reportx.sections.tree import Heading, find_copied, find_headings, read_sections

__all__ = ["Heading", "find_copied", "find_headings", "read_sections"]
