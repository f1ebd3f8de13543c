"""The package that a DOCX file is: the parts that hold text, taken out without trusting what they say.

Only those parts are unpacked and parsed, so that a missing picture or font hinders nothing.
"""

import io
import posixpath
import struct
import zipfile
import zlib
from dataclasses import dataclass

from lxml import etree

from reportx.errors import InputError
from reportx.readers.docx.words import W
from reportx.readers.limits import Limits, within

Element = etree._Element
RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
# the same vocabulary under the name that the strict variant of the format gives it
STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode()
# bytes of the bound for each element, and for each cell of a table: the densest of five real files has 53,000
SHARE = 128
NOTES = {f"{W}footnoteReference": "footnotes", f"{W}endnoteReference": "endnotes"}


class Archive:
    """A ZIP file, of which no more is unpacked than the bounds allow."""

    def __init__(self, data: bytes, *, name: str, limits: Limits) -> None:
        self.name, self.limits = name, limits
        try:
            self.zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, struct.error):
            raise self.damaged() from None
        if any(part.flag_bits & 1 for part in self.zip.infolist()):
            raise InputError(f"{name}: is encrypted; save it without a password")
        self.most, self.size = limits.bytes // 4, 0  # of what is really unpacked, whatever the parts declare

    def damaged(self) -> InputError:
        return InputError(f"{self.name}: is a DOCX file that is cut short or damaged")

    def part(self, path: str) -> Element | None:
        """A part as a tree, or None if there is no such part."""
        try:
            data = self.unpacked(path)
        except KeyError:
            return None
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError):
            raise self.damaged() from None
        self.bounded(data.count(b"<") - data.count(b"</"), "elements")
        # the parser refuses more than 256 elements inside one another, so what walks the tree may recurse
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        try:
            root = etree.fromstring(data.replace(*STRICT), parser)
        except etree.XMLSyntaxError:
            raise self.damaged() from None
        if root.getroottree().docinfo.internalDTD is not None:
            raise InputError(f"{self.name}: defines entities of its own, which no DOCX file may")
        return root

    def bounded(self, count: int, what: str) -> None:
        """Raise InputError where a part has more of something than its bytes may make, each costing 500."""
        within(count, self.limits.bytes // SHARE, name=self.name, what=what, option="--max-bytes")

    def unpacked(self, path: str) -> bytes:
        """The bytes of a part, of which no more is unpacked than all parts together may have."""
        with self.zip.open(path) as stream:
            data = stream.read(self.most - self.size + 1)  # with a bound zipfile unpacks piece by piece
        self.size += len(data)
        what = "bytes of text when unpacked"
        within(self.size, self.most, name=self.name, what=what, option="--max-bytes")
        return data

    def related(self, path: str) -> dict[str, str]:
        """The parts that a part is related to, by the last word of the relation: styles, footnotes."""
        folder, file = posixpath.split(path)
        relations = self.part(posixpath.join(folder, "_rels", f"{file}.rels"))
        if relations is None:
            return {}
        return {
            posixpath.basename(relation.get("Type", "")): posixpath.normpath(
                posixpath.join("/", folder, relation.get("Target", ""))
            ).lstrip("/")
            for relation in relations.iter(RELATION)
            if relation.get("TargetMode") != "External"
        }


@dataclass(frozen=True, slots=True)
class Package:
    """The parsed parts of a DOCX file; None for one that it does not have."""

    body: Element
    parts: dict[str, Element]
    notes: dict[tuple[str, str | None], Element]  # by the part that they are in and their number
    archive: Archive

    def note(self, reference: Element) -> Element | None:
        """The footnote or endnote that a reference is to."""
        return self.notes.get((NOTES[str(reference.tag)], reference.get(f"{W}id")))


def open_package(data: bytes, *, name: str, limits: Limits) -> Package:
    """The parts that hold text. Raises InputError for a file that is damaged, encrypted or too large."""
    archive = Archive(data, name=name, limits=limits)
    path = archive.related("").get("officeDocument", "word/document.xml")
    document = archive.part(path)
    body = None if document is None else document.find(f"{W}body")
    if body is None:
        raise archive.damaged()
    related = archive.related(path)
    wanted = ("numbering", "styles", "footnotes", "endnotes")
    found = {
        kind: part for kind in wanted if kind in related and (part := archive.part(related[kind])) is not None
    }
    notes: dict[tuple[str, str | None], Element] = {}
    for kind in NOTES.values():
        for note in found.get(kind, ()):
            notes.setdefault((kind, note.get(f"{W}id")), note)
    return Package(body, found, notes, archive)
