"""What people say when they give up a class, cannot come, or want its next run; and when they only ask about it."""

from enum import StrEnum

from nlp import late, pondering, spelling


class Says(StrEnum):
    """What a short message would have done with a seat. The two that ASK take nothing away by themselves."""

    LEAVE = "leave"
    ASK_LEAVE = "ask to leave"
    CHANGE = "change"
    ASK_CHANGE = "ask to change"


LONGEST = 30
_GO = "(?:去|克|来|参加|上课|学)"
_NO_TIME = "(?:(?:没|莫|么|冇|无)(?:有|得)?(?:空|时间|功夫)|抽不(?:出|了)(?:空|身|时间)|走不开|脱不(?:开|了)身)"
LEAVES = late.pattern(
    r"上不(?:了|成|起)(?!班|网|车|夜)|(?:只|就|先)退(?!休|票|房|钱|货)|退[^,，。不]{0,4}\d{1,2}[号日]|"
    "(?:不|没法|没办法|莫)(?:想|能|得)?(?:去|克|来|参加)(?:了|成|培训|上课|学)|(?:去|克|来|参加)不(?:了|成|起)|不(?:想)?(?:学|上课)了|不(?:想|愿意?|打算|要)?(?:再)?学[^,，。不]{1,8}了[啊呀嘛哦]*$|不(?:想|愿意?|打算|要)(?:再)?(?:去|克|上)[^,，。不]{0,6}(?:课|培训)了|学不(?:了|成)了?"
    "|退(?:课|班|培训|掉|学)|取消(?:培训|报名|课|候补)|(?:培训|报名|课|候补)(?:取消|退|不要|不排)|请不(?:到|了)假|^(?:我|那|就|都|还是|帮我|给我|想|要)*退(?:了|掉)(?:了|吧|嘛|啊|呀|哦|咯|喽)*$|^不去[了啦]?$|^不报了$|不(?:排|等)了$"
    "|(?:课|培训|那期|这期|都)[^,，。]{0,4}不(?:想)?上了"
)
# Somebody who cannot come has not said that the seat may be given to others.
CANNOT = late.pattern(f"{_NO_TIME}|赶不(?:上|到|及|赢)|来不及|不准假|不放人|要(?:加班|上班|上夜班)|有事(?:情)?[了啊]?")
_RUN = "(?:下(?:面|头|边)?(?:的|那|一|1|个|这)+(?:期|班|批|轮|趟)|下(?:期|批)|后(?:面|头|边)?(?:的|那|一|1|个|这)*(?:期|批|轮)|后(?:面|头)(?:的|那|一|个)*班)"
_PUTS = "(?:换|改|调|挪|推|转|移|等|报|排|延)"
NEXT = late.pattern(
    f"{_PUTS}[一-鿿]{{0,5}}(?:{_RUN}|第[二三四五2-5]期)|^下一?(?:期|班|批)(?:吧|再去|再来|再学|再说|行不行|可以吗)*$"
    f"|(?:{_RUN}|下一?班)再(?:去|来|学|报)"
    f"|(?:往|朝|推|延|挪|移)+(?:后|迟)(?:面|头|边)?(?:推|挪|延|移|排|换|调)?(?:一|1)?个?(?:期|批)"
)
# 换一期, 给我换到别的期: a run it is, and not said which.
_PUTS_OFF = "(?:换|改|调|挪|转|移|推|延)(?:到|成|去|上|个|别的|另外?|其[他它])*(?:一|1|几)?个?期(?!间|待|限|货|望)"
A_RUN = late.pattern(
    "(?:换|调|转|挪|推)[一-鿿1-9]{0,5}(?<![星日])期(?!间|待|限|货|望)|[一下后前几哪那这]个?期(?!间|待|限|货|望)|期次|班次"
)
# Another day may be the next run and may not: it is asked.
OTHER_DAY = late.pattern(
    f"(?:换|改|调|挪|推|转|移|延)(?:到|成|去|个|一个|一下|别的|其他|其它|另外|另|晚|迟|后|往后|早|前|的|几天|点)*(?:日子|时间|时候|日期|(?<=个)天|(?<=一)天|期|班次|批)|(?:往|朝)后(?:推|挪|延|排|移)|(?:推迟|延后|延期)|{_PUTS_OFF}|(?:晚|迟)(?:点|些|几天)再?{_GO}"
)
_ASKS = late.pattern("[?？]|吗$|怎么|咋个|会不会|能不能不|行不行$|多少")
_RETURNS = late.pattern("退(?!休|伍|房|票|货|烧)")
# A seat is not taken from somebody who asks whether, or how it would be.
_DELIBERATES = late.pattern(
    "能不能|可不可以|给(?:能|可以|得)|能(?:够|得)?[^不,，。]{0,10}(?:吗|么|不|嘛|没)[?？]?$|可以[^,，。]{0,10}(?:吗|么|不|嘛|没)[?？]?$|(?:要不要|该不该|应不应该|退不退|去不去|得不得|好不好|行不行|是不是(?:该|要)|要(?:不|没)得)|行(?:不|吗|么)[?？]?$"
)
_HOW_IT_WOULD_BE = late.pattern(
    "怎么|咋个?|会不会|多少|能不能不|再报|影响|扣|罚|退[^,，。]{0,4}(?:钱|费|款|押金)|要紧|有没有事|算不算|然后|以后还"
)
# 不退: no seat goes for words that only hold the verb.
KEEPS = late.pattern("(?:不|莫|别|没)(?:想|要|用|打算|说)?(?:退|取消)")
# 点错了，退的是21号的: what was done just now is to be put right first.
SLIP = late.pattern("[点按退说弄搞整]错")
# 不是不想学: the day does not suit, and the class is still wanted.
WANTED = late.pattern("(?:不是|没说|莫说)不(?:想|要|愿)|还(?:是)?(?:很)?想(?:去|学|上|参加)|舍不得")
# 我没有说不去啊: nothing is given up, whatever was understood.
DENIES = late.pattern(
    "(?:没|莫|冇|没有|没得|哪个|谁)(?:说|讲|想|要|喊|叫|让)(?:你们?|过|要|想|我|给我)*(?:不(?:去|克|来|学|上|要|想|参加|报)|退|取消)"
)
# A seat goes for words that give it up, however sure the learned ones are that it should.
GIVES_UP = late.pattern(
    "退|取[消销肖]|放弃|作废|撤|删|拿[掉下]|[去取除]掉|[勾划][了去掉]|名额|给别人|让给|算[了求逑]|错|推课|[❌🙅🚫]|tui|quxiao|bu ?(?:qu|xue|shang|lai)"
    "|不(?:想|能|得|太|大|方便|敢|愿意?|再|打算|准备|需)*(?:去|克|来|上|学|报|排|等|考|要|参加)|不(?:消|用)(?:再|给我?)*(?:去|克|来|上|学|报|排|留)"
    "|[莫别甭](?:再|要|给我?|想)*(?:去|克|来|上|学|报|排|算|留)|(?:去|克|来|上|学|赶|请|参加|坚持|跟)不(?:了|成|起|到|上|下|动|来)"
    "|没(?:得|有)?(?:空|时间|心情)|换|改|推迟|延|挪|下[一个]?[期班批]"
)
NEGATES = late.pattern("[不没莫别甭冇无]")
NO_BED = late.pattern("不(?:用|要|需要|消|必)?(?:安排)?住|自己(?:解决)?住|自己解决|回家住|住(?:家里|亲戚|朋友)")
BED = late.pattern("(?:要|需要|得|想)(?:安排)?住")
# 夜班, 上班 and 三班倒 are hours of work and no classes.
A_CLASS = late.pattern("课|培训|(?<![上下白夜早中晚长倒换加两三])班(?!车|次|长|组|倒)|练兵|实训")
COURSE = late.pattern(f"{A_CLASS.pattern}|(?<!星)期(?!间)|候补|学")
OTHER = late.pattern("岗位|面试|应聘|工作|进厂|厂里|走访|招聘会|指导|专家")
# 两个都去不成: every class at once.
ALL = late.pattern(
    "(?:[两二三四几2-4]个|全部?|统统|通通|一起|一样|所有)(?:的|课|班|培训|我)*(?:都|退|去不|不|莫)|都(?:去不|上不|来不|不(?:想)?(?:去|上|学|参加|要)|退|莫(?:去|克))|全(?:部)?(?:退|取消)"
)


def read(words: str) -> Says | None:
    """None when the words give up nothing, or ask how it would be: 不去会不会罚钱."""
    said = words.strip()
    if len(said) > LONGEST or DENIES.search(said):
        return None
    asks = bool(_DELIBERATES.search(said)) or pondering.is_one(said)
    if _HOW_IT_WOULD_BE.search(said) or (_ASKS.search(said) and not asks):
        return None
    if NEXT.search(said):
        return Says.ASK_CHANGE if pondering.is_one(said) or "要不要" in said or "该不该" in said else Says.CHANGE
    if OTHER_DAY.search(said):
        return Says.ASK_CHANGE
    if asks and (LEAVES.search(said) or _RETURNS.search(said)):
        return Says.ASK_LEAVE
    if LEAVES.search(said):
        return Says.ASK_LEAVE if WANTED.search(said) else Says.LEAVE
    return Says.ASK_LEAVE if CANNOT.search(said) else None


def asks(words: str) -> bool:
    """Whether the words leave it open: 我要不要退了, 电工课能不能退."""
    said = spelling.normalise(words).strip()
    return bool(_ASKS.search(said) or _DELIBERATES.search(said) or _HOW_IT_WOULD_BE.search(said)) or pondering.is_one(
        said
    )
