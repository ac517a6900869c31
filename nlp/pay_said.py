"""A message that is a wish for pay and nothing else: 五千五百块, 工资不限, 改一下，是六千二不是五千五."""

from nlp import late, money

LONGEST = 24
_PAY = "(?:工资|工钱|薪资|薪水|月薪|待遇|工价|收入)"
_OPEN = "(?:不限|无所谓|随便|随意|不讲究|不计较|不挑|没要求|没得要求|没有要求|都(?:行|可以|得|要得|好|成|能|阔以|没关系|没事|无所谓|看看?))"
_HOW_MUCH = "(?:多少|好多|几多|多点少点|多多少少|高低|高点低点|多少钱|好多钱|多钱少钱?|高的低的|多的少的)"
_END = "(?:了|的|吧|嘛|呢|啦|喽|咯|噶|嘎|啊|哈|就行|先看看|看看)*"
# 工资不限, 钱多少都行, 好多钱都得, 不限工资.
_ANY = late.pattern(
    f"(?:那|那就|我|对|就|改成|改一?下)*(?:(?:{_PAY}|钱)(?:是|给|开|的话|这块|方面)*(?:{_HOW_MUCH})?(?:的|我)*{_OPEN}"
    f"|(?:一个?月|每个?月)?{_HOW_MUCH}(?:工资|工钱|钱)?(?:的|我)*{_OPEN}|(?:不限|不挑|不讲究|不管){_PAY}(?:{_HOW_MUCH})?){_END}"
)
_FILL = (
    "(?:那|那就|我|想|要|想要|找|看看?|有|就|先|对|哦|嗯|不对|应该|改成|改为|改到|换成|改一?下|换一?下|[说写打搞弄]错(?:了|咯|喽)?|是|不是"
    f"|{_PAY}|一个?月|每个?月|每月|月|年薪|日薪|时薪|[一每]年|[一每]天|[一每]个?(?:小时|钟头)|至少|最少|起码|最低|不低于|大概|大约|差不多|左右|以上|往上|起|上下|打底|就行|就可以|都行|都可以|也行|也可以|就得|的"
    "|(?:的)(?:有没有|有没得|给有|有吗|有不有|厂)|呢|吧|嘛|了|噶|嘎|啊|哈|[\\s,.!?~、])*"
)
_AROUND = late.pattern(f"{_FILL}(?:@{_FILL})+")


def is_open(plain: str) -> bool:
    """Of a text in its normal form: any pay will do."""
    return len(plain) <= LONGEST and bool(_ANY.fullmatch(plain.strip(" ,.!~")))


def is_a_floor(plain: str) -> bool:
    """Of a text in its normal form: a sum in any notation, perhaps put right, with nothing besides."""
    stated = money.find_all(plain) if len(plain) <= LONGEST else ()
    around, at = "", 0
    for pay in stated:
        around, at = f"{around}{plain[at : pay.start]}@", pay.end
    return bool(stated) and bool(_AROUND.fullmatch(around + plain[at:]))
