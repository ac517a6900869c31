"""What is said of the data the station keeps of somebody: seen, one thing of it deleted, all of it, or not after all."""

from nlp import late, spelling

LONGEST = 36
_LEADS = "(?:我|俺|想|要|先|来|请|请问|麻烦|帮|给|让|能不能|可不可以|可以|问|知道|晓得|看看?|瞧瞧?|查查?|一?下|一?哈|那|就|这样|[,，。 ])*"
_HERE = "(?:你们?|您们?|工作站|站里|系统|平台|公众号|机器人|后台|这里|这边|那里|那边|手里|手上|手头|里|里面|里头|都|现在|到底|一共|总共|已经|是|还)*"
_KEEPS = "(?:有|存|留|记|登记|记录|掌握|收集|采集|保存|保管|知道|晓得|拿|填)(?:了|着|过|到|下|得|的)*"
_ME = "(?:我|俺|我们|本人|关于我)(?:的|自己的|个人|本人的)*"
_WHAT = "(?:些|有|是|着)*(?:哪些|哪样|哪几样|什么|啥子?|么子|多少|好多|几样)(?:个人|方面)?(?:的)?"
_DATA = "(?:个人)?(?:信息|资料|档案|数据|记录)"
_ENDS = "(?:东西|情况|事情?|内容|的|呢|嘛|啊|呀|了|在|给我?看?看?)*"
_AT_YOURS = "(?:在|放在|存在|留在)?(?:你们?|您们?|工作站|系统)(?:那|这)?(?:里|边|儿|头|手里|手上)?"
_SEES = (
    f"{_LEADS}{_HERE}{_KEEPS}{_ME}{_WHAT}{_DATA}?{_ENDS}",  # 你们有我哪些资料, 存了我些哪样
    f"{_LEADS}{_HERE}(?:把)?{_ME}{_WHAT}{_DATA}{_ENDS}(?:{_AT_YOURS})?{_ENDS}",
    f"{_LEADS}{_HERE}{_ME}{_DATA}(?:{_AT_YOURS})?(?:都|里|里头|里面|上面|上|现在|{_KEEPS})*{_WHAT}{_ENDS}",  # 我的资料里有些什么
    f"{_LEADS}{_ME}(?:{_AT_YOURS})?(?:{_KEEPS}){_WHAT}{_DATA}{_ENDS}(?:{_AT_YOURS})?{_ENDS}",  # 我在你们这里留了哪些信息
    f"{_LEADS}{_HERE}关于我的?(?:{_KEEPS})*{_WHAT}?{_DATA}?{_ENDS}",
)
_SEE = late.pattern("|".join(f"(?:{one})" for one in _SEES))
_NOT = "(?:不|莫|别|甭|没)(?:太)?(?:想|要|用|消|打算|准|许|能|愿意?)*(?:再|给我?|把.{1,8}?|全部|全|都)*"
_DELETES = "(?:删除?|注销|销户|销号)"
DENIES = late.pattern(
    f"(?:我|还是|那|就|先|又|现在|暂时|后悔了?|算了|考虑好了|想好了|想通了|哎|[,，。 ])*{_NOT}{_DELETES}(?:掉|了|吧|嘛|咯|喽|啦|哈|啊|我的?|它|个人|信息|资料|账号|号|先|留着|[,，。 ])*"
)
_WISHES = late.pattern(
    "删|册除|注销|住销|销户|销号|清除|清空|清掉|清干净|清理|抹|销毁|移除|移出|去掉|划掉|除名|退出|退网|解绑|解除|卸载|撤|收回|取消|不参加"
    "|(?:不|莫|别|甭)(?:想|要|准|许|让|愿意?|给|能|被|再|你们?|您们?|系统里|把|将|我的?)*(?:存|留|保存|保留|记录|登记|有我|算进)|不要有我|名字去"
)
_PHONE, _NAME, _HOME = "电话(?:号码?)?|手机(?:号码?)?|号码", "名字|姓名|真名", "老家|家乡|籍贯|户籍|地址|住址"
_OTHER = "照片|相片|图片|视频|录音|语音|聊天记录|聊天|身份证(?:号码?)?|银行卡(?:号)?|民族|单位|厂名|年龄|生日|学历"
_FIELDS = {"phone": _PHONE, "name": _NAME, "county": _HOME, "": _OTHER}
_ONE = {
    field: late.pattern(
        f"(?:只|就|光|单单?)?(?:(?:{named})[^和跟、]{{0,6}}?(?:{_DELETES}|去掉|抹掉|清掉)"
        f"|(?:{_DELETES}|去掉|抹掉|清掉)(?:掉|了)?(?:我|我的|那个|这个|登记的|发的|的)*(?:{named}))"
    )
    for field, named in _FIELDS.items()
}
_EVERYTHING = late.pattern("全部|所有|都|统统|一切|信息|资料|档案|数据|账号|帐号|账户|注销|销户")
_WHY_KEPT = late.pattern(
    "(?:为什么|为啥子?|凭什么|凭啥|咋个?|怎么|干嘛|哪样意思).{0,8}(?:留|存|保存|不(?:能)?全?(?:删|部删)|30天|备份|审计)"
    "|(?:留|存|保存)(?:下|着|的)?(?:来)?的?(?:是|些|有)*(?:哪些|哪样|什么|啥子?|多久|好久|几年|多长时间|到几时|到什么时候)"
    "|(?:哪些|哪样|什么|啥子?|多久).{0,6}(?:会|要|还|得)?(?:留|删不掉|不删|删得掉)|还(?:要|会|得)?留|审计|备份"
)

_DOCUMENT = late.pattern("生日|出生|年龄|岁数|身份证|性别|民族|学历|银行卡|卡号|社保卡")
_FIRM = late.pattern("单位|厂名|工厂|公司|工种|上班的?地方|工作地点")
_I_WANT = "(?:我|俺|想|要|来|帮|给|请|麻烦|能不能|可以|一下|把)*"
_MY = "(?:一?下|一哈|个|一个|掉)*(?:我|俺)?的?(?:登记|留|报)?的?"
_PLEASE = "(?:吗|吧|嘛|哈|呢|咋个办|怎么办|咋办)?"
_NEW = {
    "phone": late.pattern(
        f"{_I_WANT}(?:更?[改换]|更新|修改){_MY}(?:联系)?(?:电话|手机号?|手机号码|号码)(?:号码?)?{_PLEASE}"
    ),
    "name": late.pattern(f"{_I_WANT}(?:更?改|修改|更正){_MY}(?:名字|姓名){_PLEASE}"),
    "county": late.pattern(
        f"{_I_WANT}(?:更?改|修改|更正){_MY}(?:老家|家乡|籍贯|户籍|乡镇)(?:的?(?:县|乡镇|镇|地址))?{_PLEASE}"
    ),
}
NEW_FIRM = late.pattern(f"{_I_WANT}(?:更?改|更新|修改){_MY}(?:工作)?(?:单位|厂名|公司)(?:名称?|信息)?{_PLEASE}")


def asks_to_see(words: str) -> bool:
    """你们有我哪些资料, 存了我些哪样: what is kept of the speaker, in words that wish nothing to go."""
    said = spelling.normalise(words).strip(" ,.。!！?？~吗")
    return len(said) <= LONGEST and not _WISHES.search(said) and bool(_SEE.fullmatch(said))


def wishes_deletion(words: str) -> bool:
    """Whether any word of it wishes something to go."""
    return bool(_WISHES.search(spelling.normalise(words)))


def denies_deletion(words: str) -> bool:
    """不想删了, 莫删我的资料: nothing is to go."""
    said = spelling.normalise(words).strip(" ,.。!！~")
    return len(said) <= LONGEST and bool(DENIES.fullmatch(said))


def one_thing(words: str) -> str | None:
    """The field of the record that alone should go, "" for a thing that is no field, None where all or nothing is meant."""
    said = spelling.normalise(words)
    if _EVERYTHING.search(said):
        return None
    return next((field for field, pattern in _ONE.items() if pattern.search(said)), None)


def asks_what_stays(words: str) -> bool:
    """为什么还要留, 留哪些: said where it is asked whether all shall be deleted."""
    said = spelling.normalise(words)
    return len(said) <= LONGEST and bool(_WHY_KEPT.search(said))


def wants_changed(words: str) -> str | None:
    """换电话, 我要改一下老家: the field of the record, in a whole message that does not say what is right."""
    said = spelling.normalise(words).strip(" ,.。!！~")
    return next((field for field, pattern in _NEW.items() if pattern.fullmatch(said)), None)


def wants_new_firm(words: str) -> bool:
    """我要改单位: what is registered of it, and no wish for another one."""
    return bool(NEW_FIRM.fullmatch(spelling.normalise(words).strip(" ,.。!！~")))


def of_a_document(words: str) -> bool:
    """Of what stands on the identity card or on another paper."""
    return bool(_DOCUMENT.search(spelling.normalise(words)))


def of_the_firm(words: str) -> bool:
    return bool(_FIRM.search(spelling.normalise(words)))
