"""Questions that share their words with an entry and are about something else bear a mark; ordinary ones bear none."""

from nlp import beyond, spelling
from nlp.library import Library, Question

MARKED = {
    "我社保卡里还剩多少": "own",
    "帮我看看我的居住证办到哪步了": "own",
    "深圳的最低工资有多少": "深圳",
    "越南那边工伤咋个赔": "越南",
    "你们机器人有工资吗": "bot",
    "延迟退休你赞成不": "opinion",
    "乙肝治得好不": "cure",
    "我们公司的增值税怎么报": "company",
    "给我讲个加班的笑话": "play",
}
PLAIN = (
    "社保卡丢了咋个补", "我从广州转来上海，社保怎么转", "我是贵州人能找你们不", "老板欠我三个月工资", "居住证要怎么办", "工伤要多久才赔",
    "公司不给交社保", "你们几点上班", "河南的老乡介绍的厂靠得住不", "厂里说没有年终奖",
)  # fmt: skip


def test_what_a_question_is_about_is_marked() -> None:
    assert {text: sorted(beyond.marks(spelling.repair(text).text)) for text in MARKED} == {
        text: [mark] for text, mark in MARKED.items()
    }
    assert {text for text in PLAIN if beyond.marks(spelling.repair(text).text)} == set()


def test_an_entry_answers_for_another_place_only_when_asked_for_it() -> None:
    here = Question("wage-min-sh", "工资", ["上海最低工资是多少", "最低工资标准多少钱"])
    there = Question("gz", "工资", ["广州最低工资是多少", "广州一个月最低发多少"])
    assert Library([here]).answers("上海最低工资是多少")[0].code == "wage-min-sh"
    assert Library([here]).answers("广州最低工资是多少") == []
    assert Library([here, there]).answers("广州最低工资是多少")[0].code == "gz"
