"""What a member of staff says a whole telephone number is for: a matter that somebody is called about, a no, or neither."""

from enum import StrEnum

from nlp import answers, commands, late, spelling


class Says(StrEnum):
    PURPOSE = "purpose"
    NO = "no"
    NEITHER = "neither"


# A matter or an act: words without any of them (给我, 不知道, 工作需要, 有事) say why of nothing.
_MATTER = late.pattern(
    "走访|回访|家访|看望|慰问|探望|上门|接(?:人|站|送|他|她)|送(?:东西|人|他|她|药|钱|材料)|集合|发车|出发|车票|来沪|返乡|回家|回老家"
    "|通知|告知|告诉|转告|提醒|催|约|联系|联络|打电话|回电|回拨|回复|回话|核实|核对|核查|确认|了解|询问|问(?!题)|摸排|排查|登记|更新|补(?:资料|材料|录|办|登)"
    "|资料|材料|证件|证书|身份证|合同|社保|医保|补贴|报销|交通费|申领|发放|领(?:证|钱|取)"
    "|上课|开班|培训|考试|报名|出勤|签到|缺课|面试|应聘|推荐|岗位|入职|上岗|在岗|离职|换厂|找工作|招聘|实习|创业"
    "|求助|欠薪|工资|讨薪|工伤|受伤|生病|住院|医院|救|急(?:事|用|救)|报警|失联|找不到人|联系不上|纠纷|调解|投诉|举报|押金|住宿|宿舍|搬|孩子|小孩|上学|家属|家里"
    "|走失|安全|台风|高温|防汛|疫情|慰问品|满意度|调查|统计|办(?:事|理|手续|求助)|跟进|处理|帮(?:他|她|忙)"
)
_NOT = "(?:不|没|没得|没有|莫|别|无)"
_NO = late.pattern(
    rf"(?:那|我|哦|嗯|好吧?|还是|就|先|都|也|现在|暂时|今天)*{_NOT}(?:用|要|想|消|必|需要|是|再|打算|准备)*"
    r"(?:看|打|联系|通知|问|查|用|找|弄|办|事|什么事|什么|啥事?|电话|他|她|的)*(?:了|吧|啦|咯|喽|哈|呢|嘛|啊|的)*"
)
_NO_MATTER = late.pattern(
    "(?:点|按|发|打|看|查|选|弄|搞|输)错[^,。]{0,4}(?:了|人)?|看错|随便(?:问|看|说)*(?:问|看|说)?"
)
_COURTESY = late.pattern("(?:谢谢|多谢|麻烦|辛苦|不好意思|抱歉)(?:你们?|您|了|啦)*|好的?|嗯+|哦+")
_ENDS = " ,，。.!！~、…"


def find(words: str) -> Says:
    """A number says none of these: what it stands for is known to whoever offered it."""
    plain = spelling.normalise(words).strip(_ENDS)
    clauses = [one for one in plain.replace("，", ",").replace("。", ",").replace(" ", ",").split(",") if one]
    left = [one for one in clauses if not _denies(one)]
    if clauses and (commands.gives_up(plain) or all(_COURTESY.fullmatch(one) for one in left)):
        return Says.NO if len(left) < len(clauses) or commands.gives_up(plain) else Says.NEITHER
    return Says.PURPOSE if any(_MATTER.search(one) for one in left) else Says.NEITHER


def _denies(clause: str) -> bool:
    return answers.find(clause) is False or bool(_NO.fullmatch(clause) or _NO_MATTER.fullmatch(clause))
