"""Inputs that chance makes of kept ones break no promise; benchmarks/fuzz.py goes on with this for hours."""

import time

import pytest

import fuzzing
from reportx.checks import slow_patterns
from reportx.extract import read_report
from reportx.metrics.codes import meanings_of
from reportx.metrics.grammar import all_patterns
from reportx.packs import builtin, parse_pack
from reportx.patterns import Timed, compiled
from reportx.records import Source
from reportx.words import lexicon

CASES = [(target, number) for target in fuzzing.TARGETS for number, _ in enumerate(fuzzing.seeds(target))]
COUNTS = {"text": 120, "html": 100, "docx": 400, "pdf": 150, "packs": 100}


@pytest.mark.parametrize(("target", "number"), CASES)
def test_a_kept_input_breaks_no_promise(target: str, number: int) -> None:
    fuzzing.TARGETS[target](fuzzing.seeds(target)[number])


@pytest.mark.parametrize("target", fuzzing.TARGETS)
def test_what_chance_makes_of_them_breaks_none(target: str) -> None:
    for data in fuzzing.made(target, COUNTS[target], seed=7):
        try:
            fuzzing.TARGETS[target](data)
        except AssertionError as error:
            raise AssertionError(f"{error}: {data!r}") from None


def test_chance_makes_the_same_again() -> None:
    assert list(fuzzing.made("text", 50)) == list(fuzzing.made("text", 50))


def test_a_broken_promise_is_noticed() -> None:
    source = Source("x", fuzzing.SENTENCES, "")
    report = read_report(source)
    metric = report.metrics[0]
    for broken in (
        metric._replace(end=metric.end + 1),
        metric._replace(line=metric.line + 1),
        metric._replace(value_max=metric.value - 1),
        metric._replace(indicator="生产\x9b总值"),
        metric._replace(period="2009/1009"),
    ):
        with pytest.raises(AssertionError):
            fuzzing.check(report._replace(metrics=(broken, *report.metrics[1:])), source)


# --- what was found in this way -------------------------------------------------------------------


@pytest.mark.parametrize(
    "text", ["第三产业增加值占百分之21-2。", "项目\t2024年增长（%）\n税收收入\t30.1-3.1\n房产税\t3.1-30.1\n"]
)
def test_what_goes_down_is_no_range(text: str) -> None:
    assert "21" not in "".join(metric.text for metric in read_report(Source("x", text, "")).metrics)
    fuzzing.text(text.encode())


@pytest.mark.parametrize("word", ["老旧小区改造", "平均预期寿命", "升公", "标准煤当量吨", "情况", "延米"])
def test_words_without_end_before_a_share_take_no_time(word: str) -> None:
    """A name of names behind one another had as many readings as there are ways to divide it."""
    began = time.process_time()
    read_report(Source("x", f"{word * 30}支出占{word * 30}5%。", ""))
    assert time.process_time() - began < 5


def test_no_construction_takes_long_for_letters() -> None:
    pieces = ["n", "w", "z", "r", "m", "nw", "mncn", "rz", "Uw", "wj", "vc", "nz"]
    for kind, _, pattern in all_patterns(builtin()):
        for piece in pieces if kind == "construction" else ():
            compiled(pattern).fullmatch(piece * 40 + "!", timeout=2)  # which raises where it takes longer


def test_a_users_construction_runs_under_a_bound_of_time() -> None:
    toml = "[[construction]]\nname = 'odd'\nneeds = 'n'\npattern = '(?P<name>(?:{name}|n)*)Q'\n"
    pack = parse_pack(toml, name="my.toml")
    read_report(Source("x", fuzzing.SENTENCES, ""), packs=[pack])
    (pattern,) = {pattern for kind, _, pattern in all_patterns(pack) if kind == "construction"}
    assert isinstance(compiled(pattern), Timed)
    assert list(slow_patterns(pack))


def test_a_bracket_without_end_in_a_name_costs_nothing() -> None:
    """Its name was asked for again and again without the bracket that it does not close."""
    report = read_report(Source("x", "项目\t2024年（亿元）\n税收（和收入\t5\n其中（甲\t6\n", ""))
    assert [metric.text for metric in report.metrics] == ["5", "6"]
    assert meanings_of("地区（生产", lexicon(builtin())) == ()
