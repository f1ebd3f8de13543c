"""The dictionary against jieba, which cuts in the same way."""

import re
import runpy
import sys
from concurrent.futures import ThreadPoolExecutor
from math import exp
from pathlib import Path

import pytest

from reportx.dictionary import DATA, Dictionary, dictionary, load
from reportx.packs import builtin

jieba = pytest.importorskip("jieba", reason="jieba comes with the test extras")
ROOT = Path(__file__).parent.parent
SEED = ROOT / "seeds" / "pingshan-2025.md"


@pytest.fixture(scope="module")
def tokenizer() -> "jieba.Tokenizer":
    """jieba with the words of the dictionary, as frequent as their costs tell."""
    first, *lines = (DATA / "words.txt").read_text(encoding="utf-8").splitlines()
    fields = [field for line in lines for field in line.split()]
    costs = {word: int(cost) for word, cost in zip(fields[::2], fields[1::2], strict=True)}
    made = jieba.Tokenizer()
    made.total = exp(int(first.split()[0]) / 1000)
    made.FREQ = {word: made.total * exp(-cost / 1000) if cost else 0 for word, cost in costs.items()}
    made.initialized = True
    return made


def test_every_beginning_of_a_word_is_there() -> None:
    """Without one of them a longer word would not be found."""
    for line in (DATA / "words.txt").read_text(encoding="utf-8").splitlines()[1:]:
        words = set(line.split()[::2])
        assert {word[:end] for word in words for end in range(1, len(word))} <= words


@pytest.mark.parametrize(
    "chars",
    [*SEED.read_text(encoding="utf-8").split("\n")[:40], "GDP增长9.6%，第5G基站a\n b", "龘靐齉", "", " \t"],
    ids=lambda chars: chars[:8] or "empty",
)
def test_cuts_as_jieba_does(tokenizer: "jieba.Tokenizer", chars: str) -> None:
    """What is no Chinese is never asked for."""
    for run in re.findall(r"[\u4e00-\u9fff]+", chars):
        assert dictionary().cut(run) == list(tokenizer.cut(run, HMM=False))


@pytest.mark.parametrize(("chars", "is_word"), [("千方百计", True), ("千方百", False), ("龘", False)])
def test_holds_whole_words_only(chars: str, *, is_word: bool) -> None:
    assert dictionary().holds(chars) is is_word


def test_it_holds_every_verb_and_phrase_of_the_vocabulary() -> None:
    """If not, run scripts/make_dictionary.py; but for what tells of codes alone, and not where a word ends."""
    pack = builtin()
    of_codes = runpy.run_path(str(ROOT / "scripts" / "make_dictionary.py"))["OF_CODES"]
    phrases = (phrase for phrase in pack.phrase if phrase.role not in of_codes)
    terms = {term for entry in (*pack.verb, *phrases) for term in entry.terms if len(term) > 1}
    assert sorted(term for term in terms if not dictionary().holds(term)) == []


def test_threads_cut_alike() -> None:
    lines = SEED.read_text(encoding="utf-8").split("\n")
    expected = [dictionary().cut(line) for line in lines]
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        for _ in range(5):
            fresh = Dictionary(load("words.txt"))
            with ThreadPoolExecutor(8) as pool:
                found = list(pool.map(lambda words: [words.cut(line) for line in lines], [fresh] * 8))
            assert all(one == expected for one in found)
    finally:
        sys.setswitchinterval(interval)
