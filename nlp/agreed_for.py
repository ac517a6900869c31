"""What somebody at one's side answers, as told by who holds the phone: 她说要得, 他同意的 在我旁边."""

from nlp import answers, late, persons, spelling

_WHO = (
    f"(?:(?:我|俺)(?:们)?(?:家)?(?:的)?)?(?:{persons.KIN}|老表|老乡|朋友|工友|室友|对象|爱人|娃娃?|家里人|老人|人家|[他她]|本人|自己)"
    "(?:本人|自己|[他她])*"
)
_NEAR = "(?:就|正|人|也|都)*(?:坐|站|躺)?在(?:我|俺|这|那|旁边|边上|身边|跟前|面前|里|儿|点|家|一起|一路|的|呢|着|了)*"
_SAYS = "(?:刚刚?|已经|早就?|也|都|就|亲口|自己|当面)*(?:说|讲|点头|点了头|答应|表示)?(?:了|过|是|的)*[他她]?(?:自己)?(?:也|都|就|是|很|蛮)*"
_YES = f"(?:(?:{answers.AGREES}|要|想|肯|乐意|没(?:有|得)?意见|答应|点头){answers.TAIL}*)+"
_NO = f"(?:(?:不|没|莫|冇)(?:有|得)?(?:太|大|想|肯)*(?:同意|愿意|要得|得行|行|要|想|干|肯|好|可以|答应|点头){answers.TAIL}*)+"
_AGREES = late.pattern(f"(?:但是?|不过|就是|那)*(?:{_WHO})?(?:{_NEAR})?{_SAYS}{_YES}")
_REFUSES = late.pattern(
    f"(?:{_WHO})?(?:{_NEAR})?{_SAYS}{_NO}|(?:{_WHO})?(?:不|没|莫)(?:有|得)?在(?:我|这|旁边|边上|身边|跟前|里|儿|家|的|呢)*"
)
_IS_NEAR = late.pattern(f"(?:{_WHO})?{_NEAR}")
_OF_SOMEBODY = late.pattern(f"{_WHO}|{_NEAR}")
_CLAUSES = late.pattern(r"[,，。;；.!！、~\s]+")
# 她没得手机, said in the same breath, takes nothing back.
_HARMLESS = late.pattern(
    "没(?:有|得)?(?:意见|问题)|(?:没|莫)(?:有|得)?(?:手机|电话|微信)|不(?:会|用|识|认)[^,，。]{0,6}"
)
_BUT = late.pattern("不|没|莫|别|但|先|等[下一哈]|再说")


def find(text: str) -> bool | None:
    """None when it is neither, or both: she is not here, and has agreed."""
    plain = spelling.normalise(text)
    clauses = [clause for clause in _CLAUSES.split(plain) if clause]
    if answers.asks(plain) or not any(_OF_SOMEBODY.match(clause) for clause in clauses):
        return None
    agrees = any(_AGREES.fullmatch(clause) for clause in clauses)
    if any(_REFUSES.fullmatch(clause) for clause in clauses):
        return None if agrees else False
    return True if agrees and not _BUT.search(_HARMLESS.sub("", plain)) else None


def is_near(text: str) -> bool:
    """Only that somebody is at hand: 她就在我边上."""
    clauses = [clause for clause in _CLAUSES.split(spelling.normalise(text)) if clause]
    return bool(clauses) and all(_IS_NEAR.fullmatch(clause) for clause in clauses)
