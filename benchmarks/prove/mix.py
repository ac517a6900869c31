"""What very many people write to the station: mostly searches for work, each put together anew, and nothing half said.

Openers and words that trail off are left out: the bot lets them wait for their rest, which is no latency of its own.
"""

import random

from benchmarks.turn import PLACES, WORK, words

TRADES = ("电工", "焊工", "叉车", "月嫂", "养老护理", "中式烹调", "咖啡", "茶艺", "电商", "挖掘机", "保育员", "美容")
ABOUT_COURSES = (
    "{ask}有没有{trade}培训班", "我想学{trade}{tail}", "{trade}培训什么时候开班{tail}", "{trade}班要不要钱{tail}",
    "在{place}上班能学{trade}不", "学{trade}发证不{tail}",
)  # fmt: skip
DAYS = ("明天", "后天", "周六", "周日", "下周三")
HOURS = ("上午", "下午三点", "上午十点", "下午")
ABOUT_VISITS = (
    "{day}{hour}能不能来{place}看看我们", "想约{day}{hour}走访，我在{place}{work}上班", "{day}你们来走访不，我住{place}",
    "我约的走访改到{day}{hour}行不行",
)  # fmt: skip
QUESTIONS = (
    "来沪的车费能报销吗", "交通补贴怎么领", "社保断了怎么补", "居住证怎么办", "娃娃在{place}读书要哪些材料", "失业金怎么领",
    "{trade}证有补贴吗", "社保转回德宏要什么手续", "劳动合同要签几年", "{place}租房有没有补贴", "试用期最长几个月", "加班费怎么算",
    "回家创业有什么补贴", "你们工作站在哪里", "招聘会哪天开",
)  # fmt: skip
# What makes nearly every search one that nobody has asked before.
MORE = ("", "，{pay}以上", "，我{age}岁", "，{pay}左右，我{age}岁", "，我们{heads}个人一起", "，{heads}个人，{pay}以上")
ASKING, TAILS = ("请问", "想问下", "老师，", ""), ("", "呀", "啊", "？", "呢")
GREETINGS = (
    "早上好",
    "晚上好啊",
    "谢谢你啊",
    "辛苦你们了",
    "好的晓得了",
    "谢谢老师",
    "你是哪个",
    "你会做什么",
    "早上好老师",
)
NUMBERS = ("1", "2", "3", "第二个", "更多", "第1个", "换一批", "4")
SHARES = {"search": 60, "courses": 11, "questions": 11, "numbers": 9, "visits": 5, "greetings": 4}


def message(number: int) -> str:
    """The same words for the same number."""
    dice = random.Random(number)
    kind = dice.choices(list(SHARES), list(SHARES.values()))[0]
    if kind == "search":
        return dice.choice(ASKING) + words(number) + _filled(dice.choice(MORE), dice)
    forms = {"courses": ABOUT_COURSES, "questions": tuple(f"{{ask}}{one}{{tail}}" for one in QUESTIONS),
             "numbers": NUMBERS, "visits": ABOUT_VISITS, "greetings": GREETINGS}  # fmt: skip
    return _filled(dice.choice(forms[kind]), dice)


def _filled(form: str, dice: random.Random) -> str:
    pick = dice.choice
    return form.format(
        ask=pick(ASKING), tail=pick(TAILS), trade=pick(TRADES), place=pick(PLACES), work=pick(WORK), day=pick(DAYS),
        hour=pick(HOURS), pay=dice.randrange(4300, 8900, 50), age=dice.randrange(18, 58), heads=dice.randrange(2, 9),
    )  # fmt: skip
