"""An audit as one HTML file: nothing is loaded, nothing runs, whatever a report holds is only shown."""

from collections.abc import Iterable, Sequence
from html import escape
from typing import TextIO

from reportx.auditing.identities import IDENTITIES
from reportx.auditing.records import STATES, Audit, Check, Place, State, why_unchecked
from reportx.language import chosen_language, head, spoken
from reportx.wording import value_name

HEAD = """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
:root { color-scheme: light dark; --line: #8888; --bad: #b3261e; --mark: #ffe08a; }
@media (prefers-color-scheme: dark) { :root { --bad: #ff8a80; --mark: #6b5500; } }
body { font: 1rem/1.6 system-ui, "Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", sans-serif;
  max-width: 60rem; margin: 0 auto; padding: 1rem; }
table { border-collapse: collapse; }
.wide { overflow-x: auto; }
th, td { border-bottom: 1px solid var(--line); padding: .2rem .8rem .2rem 0; text-align: left; }
td.number, th.number { text-align: right; }
article { border-left: .25rem solid var(--line); margin: 1rem 0; padding: 0 0 0 1rem; }
article.inconsistent { border-color: var(--bad); }
h4 { margin: 0; }
mark { background: var(--mark); color: inherit; }
p { margin: .3rem 0; overflow-wrap: anywhere; }
blockquote { margin: .3rem 0; overflow-wrap: anywhere; }
small { opacity: .8; }
</style>
</head>
<body>
<main>
<h1>{title}</h1>
"""
TAIL = "</main>\n</body>\n</html>\n"
TITLES: dict[State, str] = {
    "inconsistent": "Figures that contradict one another",
    "cannot_check": "Figures that can't be checked",
    "consistent": "Figures that agree",
}
SAYS = {identity.name: identity.says for identity in IDENTITIES}


class Page:
    """Takes audits one by one; ``close`` ends what ``add`` began."""

    def __init__(self, stream: TextIO) -> None:
        self.stream, self.begun = stream, False

    def add(self, audit: Audit) -> None:
        """Write a report's checks."""
        self.stream.write(section(audit) if self.begun else beginning() + section(audit))
        self.begun = True

    def close(self) -> None:
        """End the page."""
        if self.begun:
            self.stream.write(TAIL)


def beginning() -> str:
    """What stands before the first report."""
    language = "zh-CN" if chosen_language() == "zh" else "en"
    return HEAD.replace("{language}", language).replace("{title}", spoken("reportx audit"))


def section(audit: Audit) -> str:
    """A report: its counts, what is wrong, and behind a fold what is not."""
    document = audit.document
    title = document.title or document.source
    parts = [f"<section>\n<h2>{text(title)}</h2>\n<p>{text(document.source)}</p>\n"]
    why = why_unchecked(audit)
    parts.append(f"<p>{spoken(why)}</p>\n" if why else counts(audit))
    for state in STATES:
        checks = [check for check in audit.checks if check.state == state]
        if checks:
            parts.append(group(state, checks))
    return "".join(parts) + "</section>\n"


def counts(audit: Audit) -> str:
    """How many checks of each identity came out how."""
    heads = "".join(f'<th scope="col" class="number">{shown(state)}</th>' for state in STATES)
    rows = "".join(
        f'<tr><th scope="row">{text(head(name))}</th>'
        + "".join(f'<td class="number">{states[state]}</td>' for state in STATES)
        + "</tr>\n"
        for name, states in audit.counts().items()
    )
    table = f'<table>\n<tr><th scope="col">{head("identity")}</th>{heads}</tr>\n{rows}</table>'
    return f'<div class="wide" tabindex="0" role="region" aria-label="{head("counts")}">{table}</div>\n'


def group(state: State, checks: Sequence[Check]) -> str:
    """The checks of a state; only what is wrong stands open."""
    articles = "".join(map(article, checks))
    title = f"{spoken(TITLES[state])}: {len(checks)}"
    if state == "inconsistent":
        return f"<h3>{title}</h3>\n{articles}"
    return f"<details>\n<summary>{title}</summary>\n{articles}</details>\n"


def article(check: Check) -> str:
    """One check with its calculation and the sentences of its figures."""
    reason = f" ({shown(check.reason)})" if check.reason else ""
    computed = check.computed if check.computed is not None else head("unknown")
    told = f"{text(check.calculation)} = {text(computed)}; {head('told is')} {text(check.told)}"
    return (
        f'<article class="{check.state}">\n'
        f"<h4>{text(head(check.identity))}: {value_name(check.weight)}{text(reason)}</h4>\n"
        f"<p>{text(spoken(SAYS[check.identity]))}</p>\n"
        f"<p>{told}</p>\n"
        f"{''.join(quotes(check.places))}</article>\n"
    )


def shown(value: str) -> str:
    """A value of an enumeration, in words."""
    return value_name(value).replace("_", " ")


def quotes(places: Sequence[Place]) -> Iterable[str]:
    """The sentences of the figures, each once, with all its figures marked."""
    for sentence in dict.fromkeys((place.source, place.sentence) for place in places):
        own = [place for place in places if (place.source, place.sentence) == sentence]
        told = "; ".join(f"{spoken(one.where)}, {one.start}–{one.end} {one.indicator}" for one in own)
        yield f"<blockquote>{marked(own)}</blockquote>\n<p><small>{text(told)}</small></p>\n"


def marked(places: Sequence[Place]) -> str:
    """A sentence with its figures marked, from the first to the last in the order of the text."""
    sentence, parts, at = places[0].sentence, [], 0
    for place in sorted(places, key=lambda one: one.start):
        printed = "".join(place.text.split())
        found = sentence.find(printed, at)
        if printed and found >= 0:
            parts += [text(sentence[at:found]), f"<mark>{text(printed)}</mark>"]
            at = found + len(printed)
    return "".join(parts) + text(sentence[at:])


def text(told: str) -> str:
    """Text that a report holds, which must neither be a tag nor turn the words around it."""
    return f"<bdi>{escape(told)}</bdi>" if told else ""
