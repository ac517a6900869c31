"""What a visit is to be about, out of a sentence: 想问社保咋个转; and words that are that instead of a place."""

from handlers import visit_places, visit_questions
from nlp import alerts, answers, late, spelling

LONGEST = 120
_CLAUSES = late.pattern(r"[,，。;；!！?？、\s]+")
_WANTS = late.pattern(
    "^(?:我们?|俺|就|就是|主要|是|还|顺便|也|另外|然后|其实|嘛|还有)*(?:想|要|来|想要|想来|打算)*"
    "(?:问|咨询|聊|谈|说|摆|款|讲|反映|了解|打听|请教)(?:一?下|一?哈|问|聊|说|谈|白)*(?:你们?|您们?)?(?:关于|的是)?(?P<what>.{2,})$"
)
# What is asked of the visit itself, or only that one would like to talk.
_OF_THE_VISIT = late.pattern(
    "来(?!沪|上海|青浦)|走访|上门|有空|得空|几点|哪天|什么时候|时间|哪个人|你们|您们|能不能约|^(?:聊|说|摆|一?下|一?哈|话|天|白|你|您|两句|几句|清楚)+$"
)
_SUBJECT = late.pattern(
    "工资|工钱|薪|加班|社保|医保|公积金|证书|合同|补贴|补助|培训|技术|考证|工伤|赔|押金|欠|车票|路费|居住证|辞工|辞职|换厂|换工作|上学|读书|贷款|老板|班长|组长|主管|中介|宿舍条件"
)
_TROUBLE = late.pattern(
    "没得|没有|不给|不发|不让|不准|不好|不行|不舒服|坏了?|漏|吵|脏|欠|[疼痛]|难受|受不了|太累|生病|想家|骂|打人|扣"
)
_NAMES = late.pattern("的(?:事情?|问题)(?:嘛|吧|啊|哈|呢)*$")
_NUMBERED = late.pattern("[0-9]|[一二三四五六七八九十][栋幢楼号单]")
# Of a place nobody says so much of oneself.
_TALK = late.pattern(
    "我(?!们?(?:这|那|住|在|厂|宿舍|家|租))|[你您]|[想问聊谢哈嘿呵]|不(?!锈)|没|[了吗么吧嘛]$|随便|怎|咋|哪样|什么"
)


def told(words: str) -> str:
    """What somebody says they want to talk about, in a clause of its own; "" when there is none."""
    clauses = [clause for clause in _CLAUSES.split(words.strip()) if clause]
    for place, clause in enumerate(clauses):
        match = _WANTS.match(clause)
        if match is None or _OF_THE_VISIT.search(match["what"]) or visit_questions.said_of(clause) is not None:
            continue
        if len(clauses) == 1 and answers.puts_a_question(clause):
            return ""  # alone it is asked now: 想问加班费咋个算
        return " ".join(clauses[place:])[:LONGEST] if place else clause[:LONGEST]
    return ""


def tells_of_arrears(words: str) -> bool:
    """Whether words that raise the alert tell it as it is; 想聊拖欠工资, 欠工资的事 only name what to talk about."""
    clauses = [clause for clause in _CLAUSES.split(words.strip()) if clause]
    outright = [clause for clause in clauses if not (_WANTS.match(clause) or _NAMES.search(clause))]
    if len(outright) == len(clauses):
        return True
    alert = alerts.find(spelling.repair("，".join(outright)).text)
    return alert is not None and alert.sure and alert.kind == "wage_arrears"


def instead_of_a_place(words: str) -> str:
    """The words, where they tell what it is about and not where; "" when they may be a place."""
    said = words.strip()
    if visit_places.find(said) or _NUMBERED.search(said) or visit_places.is_anyones(said):
        return ""
    if told(said):
        return told(said)
    spoken_of = _SUBJECT.search(said) or _TROUBLE.search(said)
    return said[:LONGEST] if spoken_of and not answers.puts_a_question(said) else ""


def is_talk(words: str) -> bool:
    """Neither a name nor an address: 随便嘛, 我想下."""
    return not visit_places.has_sign(words) and bool(_TALK.search(words.strip()))
