"""Whether an employer speaks who looks for people, and not a worker who speaks of a factory."""

from functools import lru_cache

from nlp import late, spelling

_FIRM = "(?:厂|公司|单位|店|酒店|宾馆|饭店|餐厅|超市|工地|企业|车间|食堂|仓库|物流|医院|物业)"
_HIRES = (
    "(?:招(?!聘会|呼|待|手|惹)[^,。?]{0,10}(?:人|工|员|师傅|阿姨|帮手)"
    "|(?:缺|急需|需要|想要|要找?)(?:\\d+|[一二两三四五六七八九十几百]+)?(?:个|名|位|批|些|点)?"
    "(?:人手?(?=$|[,。!])|普工|工人|员工|操作工|师傅|阿姨|服务员|[一-鿿]{1,4}[工员](?=$|[,。])))"
)
_POST = "(?:岗位|招聘|招工|用工|广告)(?!会)"
# 发岗位 to whom is not said: workers ask for it as well.
_PUTS_UP = f"(?:发布|刊登|登(?!记)|挂|上架|上传)[^,。?]{{0,8}}{_POST}"
_SENDS = f"(?:发布?|刊登|登(?!记)|挂|上架|上传|提交)[^,。?]{{0,8}}{_POST}"
_OFFICE = "(?:人事|hr|招聘|老板|厂长|经理|主管|行政|负责人|办公室)"
# Somebody says that he hires; an ad that is passed on speaks like this too.
HIRES = late.pattern(
    f"(?:我们|我|俺们?|本|我这)(?:这个|家|这边|的)?[^,。?]{{0,8}}?{_FIRM}[^,。?]{{0,8}}(?:{_HIRES}|{_SENDS})"
    f"|^(?:用工)?(?:单位|企业|公司|工厂)(?:想|要)?(?:招[人工聘]|发岗位|发布|用工)"
)
# Somebody says so to the station.
TO_US = late.pattern(
    f"我(?:是|在)[^,。?]{{2,20}}(?:的)?{_OFFICE}.{{0,20}}(?:{_HIRES}|{_SENDS}|招[人工])"
    f"|(?:在|到|上|通过)(?:你们?|工作站|这里|公众号)(?:这里|这边|这|平台|站上)?(?:{_SENDS}|招[几\\d一二两三四五六七八九十些个名批]*(?:人|工))"
    f"|(?:帮|替)(?:我们?|俺们?)(?:{_FIRM})?(?:一下)?{_PUTS_UP}|^(?:我|我们)?(?:想|要)(?:来)?(?:{_PUTS_UP}|发(?:一?[个条])?{_POST})"
)
# What a worker asks of a factory, or wants for himself.
ASKED_BY_WORKERS = late.pattern(
    "(?:招|要|缺)[^,。]{0,8}(?:吗|嘛|么|不招|没有?|不要)[?。]?$|招不招|要不要|还招|给招|哪家|有没有|(?:想|要)找(?:个|份)?(?:工作|活)|介绍(?:个|我)|推荐|几个老乡|骗|坑人|黑心|假的|拖欠|不发|扣(?:钱|工资|证)|辞|罚"
)
BEFORE = late.pattern(
    # 帮我看哈这个招工：… wants an ad looked at, not put up.
    "^(?:您?你?好[,，。!！\\s]*)?(?:请|麻烦)?(?:帮|替)(?:我们?|俺们?)(?![^:：,，。\\n]{0,6}(?:看|查|瞧|望|核|问|鉴|辨|认))[^:：,，。\\n]{0,10}"
    "(?:(?:发布|登(?!记)|挂|宣传|招[人工])[^:：,，。\\n]{0,8}[:：,，。\\s]+|发(?!几|些|点)[^:：,，。\\n]{0,8}[:：\\n]+)"
)
OF_ITSELF = late.pattern(f"我司|本(?:公司|厂|店|单位|酒店)|我们?(?:家|这边)?{_FIRM}")


@lru_cache(maxsize=64)
def speaks(words: str) -> bool:
    """An employer does, of its own people; an ad that is passed on may speak like this too."""
    hires = HIRES.search(spelling.normalise(words)) and not ASKED_BY_WORKERS.search(words)
    return bool(hires) or says_to_us(words)


def says_to_us(words: str) -> bool:
    """Asks the station to put something up, or tells it of an office that hires."""
    plain = spelling.normalise(words)
    return bool(TO_US.search(plain) or BEFORE.match(plain)) and not ASKED_BY_WORKERS.search(plain)


def without_request(words: str) -> str:
    """The ad behind 帮我们发布一下："""
    return BEFORE.sub("", words).strip()


def speaks_of_itself(ad: str) -> bool:
    """我们公司, 本厂: in its own ads, and in those that others pass on."""
    return bool(OF_ITSELF.search(ad))
