"""The dictionary against jieba, which cuts in the same way."""

import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from reportx.dictionary import DATA, Dictionary, dictionary
from reportx.packs import builtin

jieba = pytest.importorskip("jieba", reason="jieba comes with the test extras")
SEED = Path(__file__).parent.parent / "seeds" / "pingshan-2025.md"


@pytest.fixture(scope="module")
def tokenizer(tmp_path_factory: pytest.TempPathFactory) -> "jieba.Tokenizer":
    """jieba with the words of the dictionary, one a line as it wants them."""
    _, *lines = (DATA / "words.txt").read_text(encoding="utf-8").splitlines()
    fields = [field for line in lines for field in line.split()]
    path = tmp_path_factory.mktemp("jieba") / "words.txt"
    path.write_text(
        "".join(f"{w} {c}\n" for w, c in zip(fields[::2], fields[1::2], strict=True)), encoding="utf-8"
    )
    made = jieba.Tokenizer()
    with path.open("rb") as words:
        made.FREQ, made.total = made.gen_pfdict(words)
    made.initialized = True
    return made


def test_the_first_line_is_the_sum(tokenizer: "jieba.Tokenizer") -> None:
    assert int((DATA / "words.txt").read_text(encoding="utf-8").split("\n")[0]) == tokenizer.total


@pytest.mark.parametrize(
    "chars",
    [*SEED.read_text(encoding="utf-8").split("\n")[:40], "GDP增长9.6%，第5G基站a\n b", "龘靐齉", "", " \t"],
    ids=lambda chars: chars[:8] or "empty",
)
def test_cuts_as_jieba_does(tokenizer: "jieba.Tokenizer", chars: str) -> None:
    assert dictionary().cut(chars) == list(tokenizer.cut(chars, HMM=False))


@pytest.mark.parametrize(("chars", "is_word"), [("千方百计", True), ("千方百", False), ("龘", False)])
def test_holds_whole_words_only(chars: str, *, is_word: bool) -> None:
    assert dictionary().holds(chars) is is_word


def test_it_holds_every_verb_and_phrase_of_the_vocabulary() -> None:
    """If not, run scripts/make_dictionary.py."""
    pack = builtin()
    terms = {term for entry in (*pack.verb, *pack.phrase) for term in entry.terms if len(term) > 1}
    assert sorted(term for term in terms if not dictionary().holds(term)) == []


def test_threads_cut_alike() -> None:
    lines = SEED.read_text(encoding="utf-8").split("\n")
    expected = [dictionary().cut(line) for line in lines]
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        for _ in range(5):
            fresh = Dictionary((DATA / "words.txt").read_bytes())
            with ThreadPoolExecutor(8) as pool:
                found = list(pool.map(lambda words: [words.cut(line) for line in lines], [fresh] * 8))
            assert all(one == expected for one in found)
    finally:
        sys.setswitchinterval(interval)
