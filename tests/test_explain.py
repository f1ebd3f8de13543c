"""What `explain` says of numbers: the rule of a metric, or why there is none."""

from reportx.explain import Explained, explain
from reportx.records import Source


def explained(text: str, line: int | None = None) -> tuple[Explained, ...]:
    return explain(Source("x", text, ""), line=line)


def test_each_number_is_accounted_for() -> None:
    (sentence,) = explained("国家级企业从6家增加至11家、增长83%，落实“1310”部署，见2024年第5期。")
    verdicts = {v.text: v.reason for v in sentence.numerals}
    assert verdicts["6家"] == "is the from of a from-to; the next number bears it"
    assert verdicts["11家"] == "from-to"
    assert verdicts["83%"] == "inherited"
    assert verdicts["1310"] == "is a policy"
    assert verdicts["2024"] == "is a date"


def test_inheritance_names_its_origin() -> None:
    (sentence,) = explained("社会投资694亿元、增长23%。")
    assert sentence.numerals[1].inherited == ("社会投资 ← the clause before",)


def test_tokens_in_reading_order_make_up_the_sentence() -> None:
    text = "五年累计新增公办学位超11.4万个。"
    (sentence,) = explained(text)
    assert "".join(token.text for token in sentence.tokens) == text
    assert [(t.text, t.kind) for t in sentence.tokens if t.kind != "text"] == [
        ("五年", "time"),
        ("累计", "total"),
        ("新增", "verb"),
        ("公办学位", "name"),
        ("超", "bound"),
        ("11.4万个", "quantity"),
    ]


def test_only_a_line() -> None:
    text = "税收收入增长5%。\n\n粮食产量增长6%。\n"
    assert [e.sentence for e in explained(text, line=3)] == ["粮食产量增长6%。"]
    assert explained(text, line=2) == ()


def test_a_table_in_one_line_is_told_as_the_reason() -> None:
    (explained,) = explain("产品" * 50 + "利润总额5亿元。")
    (verdict,) = explained.numerals
    assert verdict.metrics == ()
    assert "too long for a name" in verdict.reason
