"""What is said of the monthly confirmation by employers: that one wants no more of it, and what employers tell in the chat."""

from nlp import answers, late

_FIRM = "(?:厂里?|厂头|厂家|单位|公司|老板|他们|你们)"
# 不想让厂里核对我了, 莫跟单位核对了.
_ENDS = late.pattern(
    f"(?:我|以后|现在|那|就|都|请|[,，])*(?:不想|不要|不愿意?|不用|不同意|不|莫|别)(?:再|想|要|愿意)*(?:让|跟|和|给|喊|叫)?{_FIRM}?(?:每个?月)?(?:再|都)*核对(?:我)?(?:在不在)?(?:了|啦|咯|吧|嘛|噶|[。.!！])*"
    f"|(?:取消|停(?:掉|止)?|撤回|撤)(?:跟|和)?{_FIRM}?的?(?:每个?月)?的?核对(?:了|吧|嘛)*"
)
_TOLD = "(?:走|离职|辞职|没来|到岗|在岗|还在|报到|录用|入职)"
# 我是快达人事，岩演九走了; 我们厂走了3个人，要报给你们: what an employer says has a page of its own.
_OF_AN_EMPLOYER = late.pattern(
    f"(?=.*{_TOLD})(?:您好|你好|[,，])*(?:我们?是|这里是|这边是)[^,，。]{{0,12}}(?:人事|hr|行政|主管|负责人).*"
    f"|(?=.*{_TOLD}).*(?:我们?|本)(?:厂|单位|公司).*(?:报给|告诉|通知|上报给?)(?:你们?|工作站).*"
    f"|(?:我们?|本)(?:厂|单位|公司)(?:要|想|怎么|咋个?|来|需要|该)*(?:确认|核对|报)[^,，。]{{0,8}}(?:在岗|还在|离职|走了)(?:的)?(?:人|员工|工人|名单)?.{{0,6}}"
)


def ends(words: str) -> bool:
    return bool(_ENDS.fullmatch(words.strip()))


def says(words: str) -> bool | None:
    """What is answered to the question whether one may be confirmed month by month."""
    return False if ends(words) else answers.find(words)


def of_an_employer(words: str) -> bool:
    return bool(_OF_AN_EMPLOYER.fullmatch(words.strip()))
