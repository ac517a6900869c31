"""What besides money was promised and is not so: 说单间结果八个人, 讲好包吃结果扣伙食费. Which of it, by its words."""

from nlp import late, spelling

KINDS = {
    "rate": "(?:块|元|钱)(?:一|每)个?(?:小时|钟头|天)|单价|计件|底薪|时薪",
    "lodging": "住宿|宿舍|住的|住处|房间|单间|[一二两三四五六七八九十0-9]+人间|几个人(?:住|一间)|[一二两三四五六七八九十0-9]+个人(?:住|一间|挤)|床位?|空调|热水|厕所|洗澡",
    "meals": "包吃|管吃|吃的|伙食|饭|餐|食堂",
    "hours": "加班|夜班|白班|倒班|两班|三班|长白班|休息|休假|放假|小时|钟头|上班时间",
    "work": "工种|岗位|(?:说|讲)(?:好|的|是)+(?:做|干)|活路|干的活|做的活|车间",
}
PAY = "工资|薪水|薪资|到手|收入"
_KINDS = {kind: late.pattern(said) for kind, said in (*KINDS.items(), ("pay", PAY))}
_BROKEN = late.pattern(
    "不(?:太|大|怎么|咋个?|全|完全|是)?一样|不同|(?:说|讲|谈|答应|承诺|写)(?:好|的|是|了|明)?.{0,12}(?:结果|实际|其实|来了|到了|现在|却|才|是)|结果|(?:说|讲|谈)好"
    "|不(?:包|给|准|让|算|符)|没(?:有|得)|[挤漏差脏破远]|扣|太(?:多|长|累|少|小)|(?:多|乱)扣|就是.{0,4}(?:多|长|少|累)"
)
_FINE = late.pattern(
    "(?<!不)(?:好的|还行|还可以|可以的|不错|(?<!不)(?<!不太)(?<!不大)一样|没(?:得|有)?问题|没(?:得|有)?(?:扣|变)|都?对)"
)
_CLAUSES = late.pattern(r"[,，。;；!！\s]+")


_REPROACH = late.pattern("不是(?:都)?(?:说|讲|谈|答应|承诺|写)(?:好|的|过|了)?.{1,12}(?:吗|嘛|么|[?？])")
_PROMISED = late.pattern(
    "不(?:太|大|怎么|咋个?|全|完全|是)?一样|(?:说|讲|谈|答应|承诺)(?:好|的|是|了|过)|结果|原来说|当初"
)


def reproaches(words: str) -> bool:
    """宿舍不是说免费的吗: a question by its form alone."""
    return bool(_REPROACH.search(words))


def of_a_promise(words: str) -> bool:
    """说好包吃, 住的不一样: held against what was said, where 住宿扣一百二 only answers how much."""
    return bool(_PROMISED.search(words)) or reproaches(words)


def broken(words: str) -> list[str]:
    """The kinds, in order; clauses that name none belong to the one before them."""
    told: list[tuple[str, str]] = []
    for clause in filter(None, _CLAUSES.split(spelling.normalise(words))):
        named = next((name for name, said in _KINDS.items() if said.search(clause)), "")
        if told and named in ("", told[-1][0]):
            told[-1] = (told[-1][0], f"{told[-1][1]},{clause}")
        else:
            told.append((named, clause))
    return list(dict.fromkeys(kind for kind, said in told if kind in KINDS and _is_broken(said)))


def _is_broken(said: str) -> bool:
    return bool(_BROKEN.search(_FINE.sub("", said))) or reproaches(said)
