"""The words of lexicon/charges.yaml, put together into the patterns by which charges are told from what is free."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from nlp import late, lexicon
from nlp.posts.patterns import compiled, either

LIST_FILLERS = r"[、,和及与跟或/ 等各种类任何以及()]|费用|之类的?|什么的|啥的|还有"
REACH = 14


@dataclass(frozen=True)
class Words:
    """`mention` has a group for each kind; `payment` is money handed over under any other name."""

    mention: re.Pattern[str]
    costs: re.Pattern[str]
    free_before: re.Pattern[str]
    free_after: re.Pattern[str]
    fillers: re.Pattern[str]
    repaid_later: re.Pattern[str]
    warning: re.Pattern[str]
    then_warning: re.Pattern[str]
    paid_to_worker: re.Pattern[str]
    payment: re.Pattern[str]
    no_charge: re.Pattern[str]
    kinds: dict[str, re.Pattern[str]]


@cache
def words() -> Words:
    written = lexicon.document("charges.yaml")
    cost = f"{either(written['bear'])}|{either(written['sum'])}"
    kinds = {kind: _spelled_out(either(said), written, cost) for kind, said in written["kinds"].items()}
    listed = f"(?:{LIST_FILLERS}|{'|'.join(kinds.values())})*"
    return Words(
        mention=late.pattern("|".join(f"(?P<{kind}>{said})" for kind, said in kinds.items())),
        costs=late.pattern(cost),
        free_before=late.pattern(rf"(?:{either(written['free_before'])})[^,。;!\n]{{0,{REACH}}}\Z"),
        free_after=late.pattern(f"{listed}(?:{_free_after(written['free'])})"),
        fillers=late.pattern(listed),
        repaid_later=compiled(written["repaid_later"]),
        warning=compiled(written["warning"]),
        then_warning=late.pattern(
            rf"(?!谨防[境电网黑假冒招]|警惕[境电网黑假])(?:{either(written['warning_opening'])}){{0,3}}(?:{either(written['warning'])})"
        ),
        paid_to_worker=compiled(written["paid_to_worker"]),
        payment=_payment(written),
        no_charge=compiled(written["no_charge"]),
        kinds={kind: compiled(said) for kind, said in written["kind_words"].items()},
    )


def _spelled_out(said: str, written: dict[str, Any], cost: str) -> str:
    """{cost} is anything that a worker bears; {borne} is that at its usual distance from the thing it is for."""
    bear, near, total = (either(written[name]) for name in ("bear", "near", "sum"))
    borne = rf"(?:(?:(?!不[收用要需扣]|无需)[^,。;\s免补报奖公厂]){{0,8}}?(?:\s(?:费用?)?)?(?:{bear})|(?:{near}){{0,5}}(?:{total}))"
    return said.replace("{cost}", cost).replace("{borne}", borne)


def _free_after(written: dict[str, str | list[str]]) -> str:
    """Nothing is charged, it is paid back, or somebody else pays."""
    said = {name: f"(?:{either(words)})" for name, words in written.items()}
    opening = f"{said['opening']}{{0,4}}"
    nothing = rf"{said['said']}{said['closing']}*(?=$|[,。;!)、·\s])"
    somebody = f"{said['payers']}(?:里|方)?{said['fully']}*{said['bear']}"
    return f"{opening}(?:{nothing}|{said['repaid']}|{somebody})"


def _payment(written: dict[str, Any]) -> re.Pattern[str]:
    """A verb of paying with an amount, or with a cost of any name that the worker bears."""
    paying, between, amount, named, counted = (
        f"(?:{either(written[name])})" for name in ("paying", "paying_between", "amount", "named_cost", "counted")
    )
    not_counted = rf"(?![\d\-~点号月年日:人名岁折分路站张份套]|{counted}|个(?!点)|[/一每]?\s*(?:天|小时))"
    return late.pattern(
        rf"(?<!不)(?:要|得|需)花钱|{paying}{between}{{0,3}}(?:\s?[^,。;\sa-z\d]{{0,5}}?|[^,。;\sa-z\d]{{0,5}}?\s?){amount}\s*(?:元|块|大洋|rmb|多|来|左右)?{not_counted}"
        rf"|(?:先|要|得|需要?)交钱|费用:?\s*(?:一?共|约)?\d[\d.]*\s*(?:万|千|元|块)|交钱(?:才|后|再|就)|{amount}(?:元|块)的?{named}|{paying}{between}{{0,3}}\s?[^,。;\s\d]{{0,4}}{named}"
        rf"|(?:费用|{named})[^,。;\n]{{0,4}}(?:自理|自费|自付|自己(?:出|掏|付|承担|负责)|个人(?:出|承担)|(?:从|在)?[^,。;\n从]{{0,4}}工资[里中]?(?:面)?[^,。;\n]{{0,2}}扣)"
        rf"|{named}(?:一人|每人|每个人|每月|一个月|:)?\d{{1,4}}(?:元|块|/人|$|\s)"
    )
