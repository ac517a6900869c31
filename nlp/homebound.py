"""Somebody leaves for home, or asks what there is to do there, in whatever words: 干不下去了，想克家了; 屋头有活没."""

from nlp import late, persons, situations, spelling

LONGEST = 40
_COUNTY = "(?:德宏|云南|盈江|芒市|陇川|瑞丽|梁河)"
_HOME = f"(?:老?家(?:乡|头|里)?|屋头|屋里头?|乡下|寨子|{_COUNTY})"
_GOES = f"(?:(?:转|返)?(?:回|克|转)(?:到|去|来|克)?{_HOME}(?!.?门口)|(?:转|返)(?:回)?(?:去|克|乡)|回乡|回(?:去|克))"
_TOLD_TO = f"{persons.KIN}(?:他|她|们)*(?:也|又|都|就|老是|天天)*(?:喊|叫|让|催)(?:我|俺)"
_WANTS = f"(?:{_TOLD_TO}|(?<![不没莫])(?:想|要|打算|准备|考虑|计划|决定|快)(?:着|好|就|再|早点|辞工|辞职|转|直接|先|都|也|是)*)"
_WISHES = f"(?:{situations.HAS_TO}|{_WANTS})"
_QUITS = "(?:辞(?:了)?(?:工|职)|不(?:想|愿意?)?(?:再)?(?:干|做)(?:了|咯|喽|啦)|干不下去|(?:待|呆|苦)不(?:下去|住)|不(?:想|愿意?)?(?:再)?在(?:上海|青浦|外面|外头|这边|这里|这点)[^,。]{0,4}(?:了|咯|喽|啦)|走(?:了|咯|喽))"
_NOT_BACK = "(?:不(?:再|想|消)?(?:过?来|出来|出去|上来)(?:上海|青浦|这边|外面|外头)?(?:了|咯|喽|啦|打工)|不(?:用|消|要)再(?:给我)?发)"
_BYE = "(?:算(?:了|咯|喽|球)|再见|拜拜|再会|后会)"
_WISHES_HOME = late.pattern(f"{_WISHES}{_GOES}|{_GOES}(?:发展|上班|打工|干活|做活路?|找(?:点)?(?:活|工作|事|厂))")
_WANTS_HOME = late.pattern(f"{_WANTS}{_GOES}")
_LEAVES = late.pattern(f"{_QUITS}|{_NOT_BACK}|{_BYE}")
_NEVER_BACK = late.pattern(_NOT_BACK)
_ONLY_WISHES = late.pattern(
    f"(?:我|俺|就|好|很|真|真的|现在|都|也|累死了?|累得很|[,。 ])*{_WISHES}(?:{_GOES}|回家)(?:克|去)?(?:上班|打工|干活|做活路?)?(?:了|咯|喽|啦|嘛|啊|哦|噶|呢)*(?:,?(?:我|以后|往后|就|都)*(?:在|待在?)(?:家里?|屋头|老家)(?:了|咯|喽|啦|嘛)*)?"
)
_HOMEWARD = late.pattern(f"{_GOES}|想家")
_STAYS_AWAY = late.pattern(
    "(?:我|都|再|也|真的?)*不(?:想|愿意?)(?:再)?在(?:外面|外头|外省|外地)(?:打工|干|做|待|苦)*(?:了|咯|喽|啦)"
)
# Back to the dormitory or for some days, the way there, money that is owed: something else is wanted.
_ELSE = late.pattern(
    f"{_GOES}(?:一?趟|拿|睡|吃|取|休息|接|办|过|结婚|奔丧|相亲|签|盖章|收|栽|采|上班|宿舍|厂|几天|看|换|再来|洗)|回去?(?:一?趟|[0-9几两一二三四五六七八九十半]+(?:天|个))"
    "|报销|请假|放假|探亲|春节|中秋|国庆|证明|手续|工资|工钱|欠|押金|社保|公积金|补[贴助]|合同|创业|贷款|开店|厂里(?:不(?!要人|要我|招|开|做)|扣)|怎么(?:走|坐|回)|咋个?(?:走|坐|回)|(?:几时|什么时候|哪天|好久)回|人工"
    "|(?:开|养|喂|种|办)(?:个|家|点|一|小)|(?:开|喂|种)(?![始心车会工门学口学])[一-鿿]|养(?!娃|老|病|伤|身|胎|家)[一-鿿]"
)
_JOURNEY = late.pattern("票|专列|班车|包车|大巴|车费|路费|火车|高铁|飞机")
# 下星期三的车票，回芒市不出来了 tells of the ticket and asks nothing about it.
_ASKS_OF_IT = late.pattern("买|抢|订|退|改签|组织|安排|怎么|咋|哪|几点|多少|好多|有没|给有|没(?:有|得)|补|帮")
_LEAVES_TOWN = late.pattern(
    "(?=.*(?:再见|拜拜|再会|后会)).*不在(?:上海|青浦|这边|这里|这点|外面)(?:干|做|待|上班|打工)?(?:了|咯|喽|啦)"
)
_OF_ANOTHER = late.pattern(
    f"(?<![跟和同陪带])(?:{persons.KIN}|老乡|同事|朋友|工友|室友|人家|[他她]们?)(?:他|她|们)*(?:也|都|就|说|喊(?!我)|叫(?!我)|让(?!我)|今年|明天)*(?:{_WISHES})?{_GOES}"
)
_WORK = "(?:活路?|工作|厂子?|岗位|事(?=做|干)|班(?=上)|招工)"
_AT_HOME = "(?:(?:我|我们)?(?:老家|家乡|家头|家里|屋头|屋里头?|寨子)(?:那边|那里|那点|附近|近处|门口)?|(?:我|我们)?家(?:附近|门口|那边|跟前))"
_ASKS_WORK = late.pattern(
    f"(?:那么?|请问|[,])*{_GOES}(?:以后|后|了|的话)*(?:能|可以|会|得|有)*(?:干|做|搞|整|找)(?:得)?(?:点|些|到)?(?:什么|哪样|啥|哪些|些啥)(?:活路?|工作|事)?(?:呢|嘛|啊|好|[?])*"
    f"|(?:那么?|请问|[,])*{_AT_HOME}(?:给|咯)?(?:有没有|有没得|有哪样|有什么|有啥|有些?)(?:近点|近一点|好点|合适)?(?:的|点|个)?{_WORK}[^。]{{0,14}}"
)


def leaves(words: str) -> bool:
    """For good, by a wish, a plan or a goodbye; not for some days, nor whoever is home already."""
    plain = _plain(words)
    homeward = bool(_HOMEWARD.search(plain))
    if not homeward and not _STAYS_AWAY.fullmatch(plain.strip(" ,。.!")) and not _LEAVES_TOWN.search(plain):
        return False
    if _is_of_something_else(plain) or _OF_ANOTHER.search(plain) or _is_gone(words, plain):
        return False
    if _WISHES_HOME.search(plain):
        return "回去" not in plain or "想" in plain or bool(_LEAVES.search(plain))
    ahead = situations.moves_on_a_day_ahead(words) or situations.may_be_home(words)
    return not homeward or ahead or bool(_LEAVES.search(plain))


def only_wishes(words: str) -> bool:
    """我想回屋头了 and no word more: nothing else can be meant by it, and no danger."""
    return bool(_ONLY_WISHES.fullmatch(_plain(words).strip(" ,。.!~")))


def asks_for_work(words: str) -> bool:
    """回家能干什么, 屋头有活没: of home and no other place."""
    plain = _plain(words)
    return bool(plain) and bool(_ASKS_WORK.fullmatch(plain.strip(" ,。.!")))


def _is_of_something_else(plain: str) -> bool:
    told_of_it = bool(_NEVER_BACK.search(plain)) and not _ASKS_OF_IT.search(plain)
    return bool(_ELSE.search(plain)) or (bool(_JOURNEY.search(plain)) and not told_of_it)


def _is_gone(words: str, plain: str) -> bool:
    """我已经回家了 is told of what is so."""
    told = situations.find(words)
    if situations.only_on_leave(words):
        return True
    gone = told is not None and told.kind == situations.RETURNED
    return gone and not situations.intends(words) and not _WANTS_HOME.search(plain) and "想家" not in plain


def _plain(words: str) -> str:
    return spelling.normalise(words).strip() if len(words) <= LONGEST else ""
