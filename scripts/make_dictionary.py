"""Make src/reportx/data/words.txt and classes.txt: where words end, and what each is.

Taken from jieba's own dictionary (MIT licence). words.txt has its words of frequency 50 and more, which
leaves out rare names, all of its verbs and adverbs that are not very rare, the words that hold a verb of the
vocabulary (建成区), and every term of it. The first line is what an unknown character and an added word
cost, then comes a line for each first character, with what each word costs: a thousand times the negative
logarithm of its share of all words; a beginning of a word that is none has 0.

classes.txt has the words that are no plain nouns by what they are, again a line for each first character:
v verbs, w verbs made of a verb and a noun (退役), o verbs that are nouns as a rule, d adverbs, p
prepositions, l conjunctions.

Run it again after a change of the vocabulary.
"""

from collections.abc import Iterator
from itertools import groupby
from math import log
from pathlib import Path

import jieba

from reportx.packs import builtin
from reportx.words import built_verbs

LEAST, LEAST_VERB = 50, 3
OFTEN = 3000  # how often a term of the vocabulary stands at least
# how jieba names the part of speech, and the letter of the class
CLASSES = {"v": "v", "vd": "v", "vi": "v", "vn": "o", "d": "d", "ad": "d", "p": "p", "c": "l"}
OF_CODES = {
    "added", "advance", "amount", "amounting", "apiece", "approved", "area", "around", "arriving",
    "award", "balanced", "batch", "beyond", "body", "bond_issue", "borrowed", "both_currencies",
    "bounded_end", "branch", "budget_side", "budget_word", "built", "captioned", "carried",
    "carried_out", "carried_over", "change_unit", "charged", "choice", "completing", "counter",
    "counting", "county_level", "cut_unit", "deed_noun", "department", "divided", "economy", "employed",
    "end_of_people", "ending", "ever", "exceeding", "exclaimed", "exemplified", "firm_counter",
    "fraction", "general_budget", "given", "handled", "health_total", "height", "held_against",
    "holder", "hub", "insurance", "insured_all", "kind_of_all", "kind_unit", "last_year",
    "leads_to_years", "level", "level_end", "likewise", "list_branch", "list_each", "list_field",
    "list_growth", "list_head", "list_joined", "list_joint", "list_measure", "list_moved",
    "list_partner", "list_per", "list_place", "list_share", "list_substance", "list_ways", "listing",
    "loose", "loose_bound", "moving_ratio", "narrowing", "nation_level", "newly_made", "no_share",
    "number", "of_all", "of_doing", "of_people", "one_currency", "opener", "ordinal_number",
    "over_years", "overall", "owed", "own_counter", "owner_mark", "pair_before", "pair_behind",
    "pair_unit", "part_topic", "partial", "pending", "people_called", "performance", "prefecture_level",
    "priced", "project", "proportion", "province_level", "rank_unit", "rate_end", "rate_unit", "region",
    "repeal", "result", "round_number", "run_unit", "self_note", "separate", "share_move", "side_end",
    "side_name", "site", "sizing", "stage", "staged", "staging", "suffix_noun", "suffix_shape",
    "summand", "surpassing", "targeted", "thing", "thing_counter", "this_year", "time_number", "times",
    "title_place", "titled", "together", "topic", "township_level", "transit", "uncounted",
    "unit_beginning", "up_to_now", "used_for", "vague_number", "where", "without_total", "zone_counter",
}  # fmt: skip
DATA = Path(__file__).parents[1] / "src" / "reportx" / "data"


def main() -> None:
    entries = list(chinese())
    words = dict(chosen(entries))
    for term in vocabulary():
        words[term] = max(words.get(term, 0), OFTEN)
    total = sum(words.values())
    costs = {word: cost(count, total) for word, count in words.items()}
    for word in words:
        for end in range(1, len(word)):
            costs.setdefault(word[:end], 0)
    groups = groupby(sorted(costs.items()), key=lambda entry: entry[0][0])
    lines = [" ".join(f"{word} {spent}" for word, spent in group) for _, group in groups]
    write("words.txt", [f"{cost(1, total)} {cost(OFTEN, total)}", *lines])
    write("classes.txt", classified(entries, words))


def cost(count: int, total: int) -> int:
    """What a word costs that stands so often; never 0, which a beginning of a word has."""
    return max(1, round(1000 * log(total / max(count, 1))))


def chosen(entries: list[tuple[str, int, str]]) -> Iterator[tuple[str, int]]:
    """The words that are kept, with their frequencies."""
    verbs = [term for verb in builtin().verb for term in verb.terms if len(term) > 1]
    done = frozenset(verbs)
    changes = tuple(
        t for v in builtin().verb if v.role in {"change", "reach"} for t in v.terms if len(t) == 2
    )
    doing = tuple(
        t for v in builtin().verb if v.role == "make" and not v.noun for t in v.terms if len(t) == 2
    )
    roles = {"adverb", "light", "manner"}
    adverbs = tuple(t for p in builtin().phrase if p.role in roles for t in p.terms if len(t) == 2)
    longer = tuple(t for p in builtin().phrase if p.role in roles for t in p.terms if len(t) == 3)
    for word, count, tag in entries:
        if len(word) == 5 and word.startswith(longer):
            continue  # 大幅度提高
        if len(word) == 4 and (word.endswith(changes) or word.startswith((*adverbs, *doing))):
            continue  # two words: 价格上涨, 妥善安置
        if word in {"价格比", "类比"} or (word[0] == "共" and word[1:] in done):
            continue  # 五年共培养教师500名: it is an adverb before a verb
        if len(word) == 2 and word[1] == "达" and word[0] in "率比量额数值":
            continue
        verb = CLASSES.get(tag) in {"v", "o", "d"} and len(word) == 2 and count >= LEAST_VERB
        if count >= LEAST or verb or any(term in word for term in verbs):
            yield word, count


def classified(entries: list[tuple[str, int, str]], words: dict[str, int]) -> Iterator[str]:
    """A line for each first character, with its words and their letters.

    A verb that ends in a noun (退役) may be a noun as well.
    """
    tags = {word: tag for word, _, tag in entries}
    places = set(place_names())
    found: dict[str, str] = {}
    for word, _, tag in entries:
        letter = CLASSES.get(tag)
        if letter == "v" and len(word) == 2 and tags.get(word[1], "").startswith("n"):
            letter = "w"
        if letter and words.get(word) and word not in places:
            found[word] = letter
    groups = groupby(sorted(found.items()), key=lambda entry: entry[0][0])
    return (" ".join(f"{word} {letter}" for word, letter in group) for _, group in groups)


def chinese() -> Iterator[tuple[str, int, str]]:
    """The Chinese words of jieba's dictionary with frequency and part of speech."""
    with jieba.get_dict_file() as lines:
        for line in lines:
            word, count, tag = line.decode("utf-8").split()
            if all("\u4e00" <= c <= "\u9fff" for c in word):
                yield word, int(count), tag


def place_names() -> Iterator[str]:
    """The names of places, of which the dictionary takes some for verbs: 保定."""
    for line in (DATA / "places.txt").read_text(encoding="utf-8").splitlines():
        name = line.split(" ")[0]
        yield name
        if len(name) > 2:
            yield name[:-1]


def vocabulary() -> Iterator[str]:
    """The terms of the vocabulary that must be words."""
    pack = builtin()
    yield from (term for term, _ in built_verbs(pack))
    for entries in (pack.verb, pack.phrase, pack.bound):
        for entry in entries:
            if getattr(entry, "role", "") in OF_CODES:
                continue  # they tell of codes alone, and not where a word ends
            yield from (term for term in entry.terms if len(term) > 1)


def write(name: str, lines: list[str] | Iterator[str]) -> None:
    (DATA / name).write_text("\n".join([*lines, ""]), encoding="utf-8")
    print(f"{name}: {(DATA / name).stat().st_size} bytes")


if __name__ == "__main__":
    main()
