"""Personal names, also of the Dai, Jingpo, Achang, De'ang and Lisu, whose names are unlike Han ones."""

import re

from nlp import cutting, late, lexicon, persons, places, spelling, trades
from nlp.patterns import one_of

HAN = "[\u4e00-\u9fff]"
SURNAMES = frozenset(word for line in lexicon.lines("surnames.txt") for word in line.split())
FIRST_CHARACTERS = frozenset(word for line in lexicon.lines("given_names.txt") for word in line.split())
ANOTHER = f"(?:他|她|娃娃?|孩子|朋友|老乡|对象|爱人|老表|{persons.KIN})"
OF_ANOTHER = late.pattern(ANOTHER)
INTRODUCED = late.pattern(
    one_of(
        "我?姓[\u4e00-\u9fff]{1,2},?(?:名字?)?叫做? 我的?(?:名字|姓名|名)(?:是|叫做?|:)? 我叫做? 我是叫 本人叫? 姓名[是叫:]? 名字(?:是|叫做?|:)? 叫做 我是 是叫"
        f" {ANOTHER}(?:的?(?:大名|名字|姓名|本人))?(?:就|是)?(?:叫做?|名字[是叫]) ^叫"
    )
    + rf"\s*({HAN}{{2,9}}(?:[·.]{HAN}{{1,6}})?)"
)
FOLLOWS = late.pattern(
    one_of(
        "$ [^\u4e00-\u9fff·.] 男 女 今年 电话 手机 身份证 年龄 属 来自 家住 家在 家是 是 想 要 从 住 在 报名 的 傣族 景颇族? 德昂族? 阿昌族?"
        " 傈僳族? 汉族 佤族 回族 彝族 白族 苗族 [一二三四五六七八九十]+岁 这个 这边 呢 嘎 哈 呀 啊 您好 你好"
    )
)
NEVER_IN_A_NAME = late.pattern(
    "[的了吗么呢吧不我你您他她它这那哪没要想找厂班工吃啥谁怎咋嘛啊哦嗯呀哈请帮给把被很就也还都能会说做嘛招聘]"
)
TITLES = late.pattern(
    one_of("师傅 老板 经理 老师 先生 女士 同志 阿姨 大哥 大姐 主任 厂长 组长 [哥姐叔嫂]") + "$|^[老小][^·]$"
)
# Nothing but a name stands behind these: 我叫金花 is one, though 金花 is a word as well.
ONLY_A_NAME = late.pattern("(?:叫做?|名字?[是叫:]|姓名[是叫:]?)\\s*$")
# 小李 is what others call somebody, 小芳 may stand on an identity card.
CALLED_FONDLY = "小阿"
# Surnames as well, and before a place mostly what leads to it: 和昆山, 小陇川.
LINKS = "和于向小老从"
# 岩 温罕: the first character stands apart from the rest.
APART = late.pattern(f"(?:(?<!{HAN})|(?<=[叫是]))({HAN}) ({HAN}{{1,4}})(?!{HAN})")
ORIGIN = "人"  # 昭通人 and 傣族人 say where somebody is from
LONGEST, SHORTEST = 6, 2


def find(text: str) -> str | None:
    """The name that is introduced (我叫岩罕), or that the whole text is."""
    plain = _plain(text)
    return introduced(text) or (plain if _is_name(plain) else None)


def joined(text: str) -> str:
    """The normal form, with a name that was written apart put together."""
    return APART.sub(
        lambda match: match[1] + match[2] if _is_name(match[1] + match[2]) else match[0], spelling.normalise(text)
    )


def could_be(text: str) -> bool:
    """Whether somebody asked for their name might have answered this, though it looks like none we know."""
    plain = _plain(text)
    of_a_place = plain.endswith(ORIGIN) or bool(places.GAZETTEER.mentions(plain))
    return bool(re.fullmatch(rf"{HAN}{{2,5}}", plain)) and not NEVER_IN_A_NAME.search(plain) and not of_a_place


def with_place(text: str) -> str:
    """A name that holds that of a place, 岩九保 or 我叫李瑞丽; "" for any other. Only where a name is asked for or introduced."""
    plain = _plain(text)
    called = after_introduction(text) or plain
    return called if _holds_a_place(called) else ""


def without(text: str, name: object = None) -> str:
    """The words without the name that they introduce, and without `name`: 九保 in 岩九保 is no place."""
    plain = joined(text)
    for one in (name, own(plain), of_another(plain)):
        if isinstance(one, str) and _holds_a_place(one):
            plain = plain.replace(one, " ")
    return plain


def after_introduction(text: str) -> str:
    """The word after 我叫 or 我的名字是, "" when none stands first."""
    match = re.match(
        rf"(?:我|本人)的?(?:名字)?(?:就?叫做?|就?是)\s*({HAN}{{2,5}})(?:$|[,。.\s])", spelling.normalise(text)
    )
    return match[1] if match else ""


def is_fond(text: str) -> bool:
    """小瑞, 阿月: at the question for a name it is the name, also behind a mere 我是."""
    return len(text) == 2 and text[0] in CALLED_FONDLY and _may_be_called(text) and not cutting.known(text)


def introduced(text: str) -> str | None:
    """The name after 我叫, 名字是 and the like; safe to ask of any sentence. One's own goes before that of others."""
    return own(text) or of_another(text)


def own(text: str) -> str | None:
    """The name the speaker says is theirs: 我叫岩罕."""
    return next((name for name, others in _introductions(text) if not others), None)


def of_another(text: str) -> str | None:
    """The name of somebody who is spoken of: 她叫岩香, 我老公叫岩砍."""
    return next((name for name, others in _introductions(text) if others), None)


def _introductions(text: str) -> list[tuple[str, bool]]:
    """Every name that is introduced, in order, and whether it is that of somebody else."""
    plain, found, at = joined(text), [], 0
    while match := INTRODUCED.search(plain, at):
        at = match.start(1)
        if named := _beginning(plain, match):
            found.append((named, bool(OF_ANOTHER.match(match[0]))))
    return found


def _plain(text: str) -> str:
    return joined(text).strip(" .,!。、:;").removeprefix("叫")


def _beginning(plain: str, match: re.Match[str]) -> str | None:
    """The longest name with which the words after the introduction begin."""
    start = match.start(1)
    only = bool(ONLY_A_NAME.search(plain, match.start(), start))
    is_one = _may_be_called if only else _is_name
    for end in range(match.end(1), start + SHORTEST - 1, -1):
        one = plain[start:end]
        if FOLLOWS.match(plain, end) and (_is_name(one) or is_one(one) or (only and _holds_a_place(one))):
            return plain[start:end]
    return None


def _may_be_called(text: str) -> bool:
    """Two or three characters that begin as names do, though they are a word of the language: 金花, 腊梅, 小芳."""
    if not SHORTEST <= len(text) <= 3 or NEVER_IN_A_NAME.search(text) or text in SERVICE_WORDS:
        return False
    if text.endswith(ORIGIN) or places.GAZETTEER.mentions(text) or trades.mentions(text) or trades.industries(text):
        return False
    if text[0] in CALLED_FONDLY:
        return len(text) == 2 and text[1] not in SURNAMES
    return len(text) == 2 and not TITLES.search(text) and _begins_like_a_name(text)


def _is_name(text: str) -> bool:
    letters = text.replace("·", "").replace(".", "")
    if not SHORTEST <= len(letters) <= LONGEST or not re.fullmatch(rf"{HAN}+", letters):
        return False
    if (
        TITLES.search(text)
        or text.endswith(ORIGIN)
        or places.GAZETTEER.mentions(text)
        or trades.mentions(text)
        or trades.industries(text)
    ):
        return False
    return _begins_like_a_name(letters) and not _is_ordinary(letters)


def _holds_a_place(text: str) -> bool:
    """Two characters or more of a place, and before them only what names begin with: 岩 in 岩九保."""
    held = places.GAZETTEER.mentions(text)
    if not re.fullmatch(rf"{HAN}{{3,4}}", text) or len(held) != 1 or held[0].end != len(text):
        return False
    before = text[: held[0].start]
    begins = (before in SURNAMES or before in FIRST_CHARACTERS) and before not in LINKS
    return begins and not NEVER_IN_A_NAME.search(text) and not OF_ANOTHER.match(text)


def _begins_like_a_name(letters: str) -> bool:
    return letters[:2] in SURNAMES or letters[0] in SURNAMES or letters[0] in FIRST_CHARACTERS


def _is_ordinary(letters: str) -> bool:
    """Whether these are words of the language rather than a name; a surname does not excuse 高工资 or 周三."""
    if cutting.known(letters):
        return True
    given = letters[2:] if letters[:2] in SURNAMES and len(letters) > 3 else letters[1:]
    if len(letters) > 3:
        words = [word for word in cutting.cut(letters) if len(word) > 1 and word not in SURNAMES]
        if any(word != given for word in words):
            return True
    return bool(NEVER_IN_A_NAME.search(given)) or given in SERVICE_WORDS


SERVICE_WORDS = frozenset(word for line in lexicon.lines("service_words.txt") for word in line.split())
