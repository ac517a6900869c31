"""Work that somebody tells of being offered, in talk: 有个厂先压工资还收身份证 去得不, 中介说有个活带东西过去就给钱."""

from nlp import ad_dangers, late

OFFERED = late.pattern(
    "有(?:个|家|一个|一家|人|条)(?:[^,，。]{0,4})?(?:厂|公司|工地|老板|中介|活路?|招工|招聘|工作|岗位|兼职|差事|店)(?!们)|(?:招工|招聘)(?:的|说)|介绍(?:我|了|的|个|一个)+[^,，。]{0,4}(?:活|工作|厂|差事)"
    "|(?:中介|老乡|老表|朋友|群里|网上|有人|介绍人|熟人)(?:们)?(?:说|讲|喊|叫|发)(?:我|有)?[^,，。]{0,8}(?:有(?:个|份|条)?[^,，。]{0,4}(?:活|工作|厂)|招)"
)
MAY_I = late.pattern(
    "(?:去|做|干|进|克|信|行|走|可以|能去|给去)得?(?:不得?|吗|嘛|么|没|得不)(?:去|得|克)?[?？]?$|给(?:去|克|做|干|进|信)得[?？]?$|(?:去|克)不(?:去|克)得|[去能]不[去能]|靠谱|真的?假|是不是(?:真|假|骗)"
)
# What has been done or suffered already is a report, and no offer.
DONE = late.pattern("[交转付给打]了|(?:着|被|遭)(?:骗|扣|打|关)|骗了|拉黑|联系不|不退|没退|已经|扣了|收了我|欠我|没发")


def is_told(words: str) -> bool:
    """Somebody has offered it, a danger is named in it, and nothing has happened yet."""
    if not OFFERED.search(words) or DONE.search(words):
        return False
    return any(danger.sure for danger in ad_dangers.find(words))


def asks_whether_to_go(words: str) -> bool:
    return bool(MAY_I.search(words.strip()))
