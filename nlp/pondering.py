"""Words that put an answer off: 我想一下, 等我问下老公, 明天答复你. They decide nothing, whatever else stands in them."""

from nlp import late, spelling

# What somebody does before they answer; 想好了 and 商量好了 say that it is done.
_THINK = "(?:想|考虑|琢磨|寻思|思考|合计|盘算|斟酌|掂量)"
_TALK = "(?:商量|商议|合计|讨论)"
_A_LITTLE = "(?:一?下(?:子)?|一?哈(?:子)?|一会儿?|一阵|一(?=想)|几天|两天|一天|一晚上?)"
_UNDONE = "(?![一-鿿]{0,2}(?:好|清楚|完|过)[了咯喽啦])"
_SOMEBODY = (
    "(?:我?(?:家里?人?|屋里(?:头|人)?|老公|老婆|媳妇|婆娘|男人|男朋友|女朋友|对象|爱人|爸妈?|妈|爹|父母|娃|哥|姐|弟|妹|朋友|老乡|同事)"
    "|老板|班长|组长|线长|主管|领导|经理|厂里|公司|单位|车间)"
)
_WHEN = "(?:明天|明早|后天|今晚|晚上|晚点|晚些|下午|改天|回头|一会儿?|等[下哈会]|过(?:一?会|[几两]天)|下班|到时候?|迟点|稍后)"
_TELL = "(?:答复|回复|回信|回话|回你|回您|告诉|跟你们?说|给你们?(?:说|信|话|回)|再(?:说|讲|看|定|回))"
_PONDERS = (
    f"(?<![不没莫]){_THINK}(?:{_A_LITTLE}|{_THINK}|看(?:看)?$){_UNDONE}",
    f"(?:让|容|等|给|先|再|还要|还得|要再|得再|好好)(?:我|我们)?(?:再|先|好好|仔细)*{_THINK}(?:{_A_LITTLE}|想)?{_UNDONE}$",
    f"(?:问|跟|和|同|与){_A_LITTLE}?(?:问|看)?{_A_LITTLE}?{_SOMEBODY}.{{0,3}}{_TALK}{_UNDONE}",
    f"{_TALK}(?:{_A_LITTLE}|{_TALK})?(?:再|后|才)",
    f"(?:等|先|要|得|去|再|让我|容我|我)+(?:问|请示)(?:问|一?下|一?哈|过|清楚)*(?:一?下)?{_SOMEBODY}",
    f"(?:没|莫|么得|没得|没有|冇)(?:有|得)?(?:{_THINK}|决|拿)(?:得)?(?:好|清楚|定|成)|(?:定|拿|下)不(?:下|定|了)(?:来|主意|决心)?|没(?:拿)?定(?:下来)?$",
    "(?:看(?:看|一?下|一?哈)?|等(?:等|一?下|一?哈)?)(?:情况)?再(?:说|讲|看|定|回)",
    f"{_WHEN}.{{0,4}}{_TELL}",
    "^(?:我|先|再|你们?|稍|请|麻烦)*(?:等(?:等|下|一下|一?哈|一?会儿?)?|莫急|别急|慢点|不急)(?:我|嘛|哈|啊|吧|下|再|先)*$",
)
_ANY = late.pattern("|".join(_PONDERS))
LONGEST = 20


def is_one(text: str) -> bool:
    """A short message, or what stands in it, that asks for time to think."""
    plain = spelling.normalise(text).strip(" ,.。!！~…")
    return len(plain) <= LONGEST and bool(_ANY.search(plain))
