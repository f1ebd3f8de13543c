"""Which labels and heads of a table are places, as the words at their ends and inside them tell."""

from reportx.packs import Pack
from reportx.patterns import compiled
from reportx.places import is_place
from reportx.tables.label_words import of_role

JOINT = compiled(r"[-—－–（(]")  # before the place of a project, or what it is of
LONGEST_PLACE = 8  # characters of one whose name does not end as those of places do
LONGEST_OTHER = 4  # and of those that are not named: 其他镇街
FEWEST = 3  # characters of a head that ends as the names of places do


class PlaceNames:
    """Tells places from projects and from what is not given to any place yet, with the words of a pack."""

    def __init__(self, pack: Pack) -> None:
        self.ends, self.works = of_role(pack, "place_end"), of_role(pack, "works")
        self.unallotted, self.others = of_role(pack, "unallotted"), of_role(pack, "others")

    def is_row(self, label: str) -> bool:
        """Whether a label in a column of places is one."""
        if self.unallotted.start(label) or self.works.end(label):
            return False
        return len(label) <= LONGEST_PLACE or is_place(label) or self.is_long_place(label)

    def is_long_place(self, label: str) -> bool:
        """Whether a long label ends as the name of a place does, and is no project that ends with one."""
        project = JOINT.search(label) or any(word in label for word in self.works)
        return bool(self.ends.end(label)) and not project

    def is_head(self, head: str) -> bool:
        """Whether the head of a column is a place by its name."""
        return is_place(head) or (len(head) >= FEWEST and bool(self.ends.end(head)))

    def is_other(self, head: str) -> bool:
        """Whether the head of a column stands for the places that have none."""
        return len(head) <= LONGEST_OTHER and bool(self.others.start(head))
