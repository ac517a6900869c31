"""Looking for work, in words: what was understood, the list, what was changed, what comes near."""

from collections.abc import Sequence

from db.models import Vacancy
from db.vacancies import Listed
from handlers.job_wish import Wish
from handlers.texts import pay
from nlp import perks
from nlp.queries import Query

PAY_IS_LISTED = "每个岗位一个月多少，写在名字后面；想看细的，回前面的数字。"
TELL_ME = "想在哪里、做什么、工资多少？说一句就行，比如“青浦包住的电子厂，六千以上”，发语音也行。先看看最新的："
NOTHING_YET = "现在没有在招的岗位。有了新的我告诉您，回复“有新岗位通知我”；急的话回复“人工”。"
NOTHING_FITS = "暂时没有“{wish}”的岗位，接近的也没有。换个条件说说看；或者回复“有新岗位通知我”，有了我告诉您。"
NEAR = "没有正好“{wish}”的，这些接近，后面写了哪里不一样："
HINT = "不合适就接着说，比如“不要夜班”“昆山也行”。"
WAS_OPEN = "好，这一样本来就没有限。按您前面说的："
NOT_STATED = "这一样岗位里没有写，想问清楚回复“人工”。按您前面说的："
AS_BEFORE = "按您前面说的："
ANY_PAY = "好，工资不限。"
WHAT_INSTEAD = (
    "都不合适？要改哪样，说一句就行：换个地方、换种活路、工资多少、上不上夜班，比如“昆山也行”。接着往下看回“更多”。"
)
PERSON_TO_SEARCH = "这些还不合适，让工作人员帮您找，好不好？"
WHICH = "您说的是哪一个？回前面的数字，或者岗位编号（比如J012）。"
WHICH_NUMBER = "您说的是哪个岗位？回岗位编号（比如J012），或者先回“找工作”看看。"
NO_SUCH = "没有编号{number}的岗位，可能抄错了。回复“找工作”看在招的，或回复“人工”。"
SEEN_ALL = "这{count}个都看完了。要不要放宽一点？"
SEEN_ALL_NO_MORE = "这{count}个都看完了，没有更多了。换个条件说说看；或者回复“有新岗位通知我”。"
NOTHING_SEARCHED = "您想找哪样的工作？说一句就行，比如“青浦包住的电子厂，六千以上”。"
HOME = "家门口的工资一般比上海低，看清楚再定。想自己干，回复“创业”，有专人帮您。"
NONE_AT_HOME = "{county}现在没有在招的，先看德宏别的县市。"
TOO_YOUNG = (
    "不满16周岁，按国家规定不能介绍工作，哪个厂要都是违法的。先读书或学技术；家里有难处，回复“人工”，工作站帮您想办法。"
)
MINOR = "16、17岁只能做允许未成年人做的岗位，下面只列这些。"
NONE_FOR_MINORS = (
    "现在在招的都要满18周岁。您可以先免费学技术，回复“培训”看看；有合适的岗位我告诉您，回复“有新岗位通知我”。"
)
IS_IT = "是不是“{meant}”？"
YES_OR_NO = ("是", "不是")
WHERE_ARE_YOU = "您在哪个镇？说镇名就行，比如“华新的工作”；也可以点“+”发位置，再说一次。"
BY_YOUR_PLACE = "按您发的位置，找{town}的。"
SAY_AGAIN = "好，那换个说法再说一次，比如“青浦的电子厂”“昆山花桥”。"
STUDENTS = "这些是学校订单班、实习岗位，要学校和家长同意，工作站帮您对接。"

# Each way of widening twice: as an offer, and as what one post lacks.
NO_NIGHTS = ("不上夜班的都看", "不是长白班，也不上夜班")
ANY_SHIFT = ("班次不限", "班次不同")
WITHOUT_BOARD, WITHOUT_LODGING = ("不包吃的也看", "没写包吃"), ("不包住的也看", "没写包住")
ANY_WORK, ANYWHERE = ("别的工种也看", "工种不同"), ("别的地方也看", "地方不同")
ONLY_WHERE_AND_WHAT, ONLY_WHERE = ("别的条件不限", "条件不同"), ("只看地点", "条件不同")
FACTORIES = frozenset({"电子", "食品", "服装", "五金", "汽车", "塑料", "家具"})
LABELS = {
    "place": "地点", "occupation": "工种", "industry": "工种", "pay_min": "工资", "pay_kind": "工资", "board": "吃",
    "lodging": "住", "shift": "班次", "age": "年龄", "perks": "要求", "words": "单位", "students": "学生岗位",
    "no_places": "地点", "no_works": "工种",
}  # fmt: skip
OPEN = "不限"
FOR_WHOM = {
    "男": "岗位不挑男女，看中哪个都能报。",
    "女": "岗位不挑男女，看中哪个都能报。",
    "夫妻": "夫妻一起的，报名时跟工作站说一声，帮您问夫妻房。",
}
AT_ONCE = 19  # five pages less one: the fifth page ends with the one that shows that there are more


def without(wish: Wish) -> tuple[str, str]:
    if wish.words:
        names = "、".join(wish.words)
        return f"不是{names}的也看", f"不是{names}"
    return f"没写{extras(wish)}的也看", f"没写{extras(wish)}"


def extras(wish: Wish) -> str:
    return "、".join((*(perks.names()[tag] for tag in wish.perks), *wish.words))


def lower_pay(lower: float, floor: float, kind: str) -> tuple[str, str]:
    return f"工资放到{pay.wished(lower, kind)}", pay.below(floor, kind)


def any_pay(floor: float, kind: str) -> tuple[str, str]:
    return "工资不限", pay.below(floor, kind)


def other_pay(kind: str) -> tuple[str, str]:
    return f"不是{pay.BY[kind]}的也看", f"不是{pay.BY[kind]}"


def also_in(names: Sequence[str]) -> tuple[str, str]:
    return f"{'、'.join(names[:3])}也看", "地方不同"


def like_work(names: Sequence[str]) -> tuple[str, str]:
    return f"{'、'.join(map(industry, names))}别的工种也看", "工种不同"


def industry(name: str) -> str:
    return f"{name}厂" if name in FACTORIES else name


def refused(wish: Wish) -> str:
    names = (*wish.no_places, *(industry(name.split("(")[0]) for name in wish.no_works))
    return f"不要{'、'.join(names)}" if names else ""


def described(wish: Wish) -> str:
    """What is being looked for, in the order in which it is said: 青浦 电子厂 包住 每月6000元以上."""
    query = wish.query
    parts = [
        "、".join(query.place),
        _work(query),
        _pay(query),
        "包吃" if query.board else "",
        "包住" if query.lodging else "",
        query.shift or "",
        extras(wish),
        refused(wish),
        "学生岗位" if wish.students else "",
    ]
    return " ".join(part for part in parts if part)


def _work(query: Query) -> str:
    kinds = [industry(name) for name in query.industry if not any(name in trade for trade in query.occupation)]
    return "、".join((*(name.split("(")[0] for name in query.occupation), *kinds))


def _pay(query: Query) -> str:
    if query.pay_min is not None:
        return pay.wished(float(query.pay_min), query.pay_kind or "month")
    return pay.BY.get(query.pay_kind or "", "")


def higher(wish: Wish) -> str:
    """Nobody said the figure: it is told where it comes from."""
    return f"好，找比刚才高的，先看{_pay(wish.query)}的。"


def changed(names: Sequence[str], wish: Wish) -> str:
    """好，改成：青浦、昆山，不上夜班。"""
    query = wish.query
    values = {
        "place": "、".join(query.place), "occupation": _work(query), "industry": _work(query), "pay_min": _pay(query),
        "pay_kind": _pay(query), "board": "包吃" if query.board else "", "lodging": "包住" if query.lodging else "",
        "shift": query.shift or "", "perks": extras(wish), "words": extras(wish),
        "no_places": refused(wish), "no_works": refused(wish), "students": "学生岗位" if wish.students else "",
        "age": "、".join(f"{age}岁" for age in query.age),
    }  # fmt: skip
    if "gender" in names and (note := FOR_WHOM.get(query.gender or "")):
        return note
    said = dict.fromkeys(values[name] or f"{LABELS[name]}{OPEN}" for name in names if name in LABELS)
    return f"好，改成：{'，'.join(said)}。" if said else ""


def line(vacancy: Vacancy | Listed) -> str:
    """One post on one line of a phone: title, place, pay, board and lodging, number."""
    parts = (vacancy.title, place(vacancy), pay.short(vacancy), benefits(vacancy), vacancy.number)
    return " ".join(part for part in parts if part)


def near_line(vacancy: Vacancy | Listed, differs: str) -> str:
    return f"{line(vacancy)}（{differs}）"


def place(vacancy: Vacancy | Listed) -> str:
    """The town, with the larger place where it is not Qingpu, and without what the title says already."""
    names = (vacancy.district if vacancy.district != "青浦" or not vacancy.town else "", vacancy.town)
    where = "".join(name for name in names if name and name not in vacancy.title)
    return where or ("" if any(names) else vacancy.city)


def benefits(vacancy: Vacancy | Listed) -> str:
    if vacancy.board and vacancy.lodging:
        return "包吃住"
    return "包住" if vacancy.lodging else "包吃" if vacancy.board else ""


def is_more(total: int) -> bool:
    """One more than was looked for: nobody has counted how many there are."""
    return total > AT_ONCE and total % AT_ONCE == 1


def _counted(total: int, more: str) -> str:
    return f"{total // 10 * 10}{more}" if is_more(total) else str(total)


def head(wish_words: str, total: int) -> str:
    count = f"{_counted(total, '多')}个"
    return f"{wish_words}：共{count}" if wish_words else f"在招的共{count}"


def foot(first: int, shown: int, total: int) -> str:
    """Where one stands in the list and what may be said next."""
    many = _counted(total, "+")
    last = first + shown
    these = f"{first + 1}–{last}" if shown > 1 else str(last)
    where = f"{these} / 共{many}。" if total > shown else ""
    more = "，“更多”看下一页" if last < total or is_more(total) else "，“更多”看接近的"
    return f"{where}回数字看详情{more}。"


def wider(said: str, count: int) -> str:
    return f"{said}（多{_counted(count, '多')}个）"


def how_to_apply(vacancy: Vacancy | None) -> str:
    """With the number of the post where only one can be meant."""
    first = (
        f"报{vacancy.title}就回“我要报{vacancy.number}”"
        if vacancy
        else "看中哪个就回“我要报”加岗位编号，比如“我要报J012”"
    )
    return f"{first}。核对姓名、电话，您同意才把信息给这家单位；报名不收钱。想问进展回“进度”。"
