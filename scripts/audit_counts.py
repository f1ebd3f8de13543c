"""Audit the texts of the corpus beside the project: the counts of docs/audit.md, and every finding."""

from collections import Counter
from pathlib import Path

from reportx.auditing import IDENTITIES, audit
from reportx.auditing.records import STATES
from reportx.readers import read_path

TEXTS = Path(__file__).parents[2] / "shared" / "corpus" / "text"


def main() -> None:
    """Print the findings as they are met, then the rows of the table in docs/audit.md."""
    counts: Counter[tuple[str, str]] = Counter()
    for path in sorted(TEXTS.iterdir()):
        for check in audit(read_path(path)).checks:
            counts[check.identity, check.state] += 1
            if check.state == "inconsistent":
                print(check.weight, path.name, check.places[0].line, check.identity, check.reason, sep="  ")
                print(f"    {check.calculation} = {check.computed}, told is {check.told}")
    for identity in IDENTITIES:
        told = " | ".join(str(counts[identity.name, state]) for state in STATES)
        print(f"| `{identity.name}` | {told} |")


if __name__ == "__main__":
    main()
