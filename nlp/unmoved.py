"""Nothing has moved: 还在呢 where it is asked, and 不对 说错了 还在原厂 after a move was told that was none."""

from dataclasses import dataclass

from nlp import late, situations, spelling

LONGEST = 30
_TAIL = "(?:的|呢|着|嘛|了|啊|呀|噶|嘎|哈|哦|在|[。.!！~ ])*"
_STILL = late.pattern(
    f"(?:我|都|现在|一直|就|也)*(?:还|仍)(?:是|都)?在(?:原来|以前|老)?(?:这|那)?(?:点|里|边|个?地方|家|个?厂|个?公司)?(?:干|做|上班)?{_TAIL}"
    f"|(?:我|都|现在|还|还是|就|也)*(?:照旧|照常|老样子|(?:跟|和)(?:以前|原来|上个?月)(?:一样|差不多)|没(?:什么|哪样|啥|得)?(?:变化|变动|变|动))(?:干|做)?{_TAIL}"
)
_LEAD = "(?:不对|不是的?|哦+|噢|哎呀?|唉|等[一下哈会]*|刚才|刚刚|之前|前面|前头|上次|上回|那天|昨天|前天|那个|那条|那句|我|人|是|都|其实|又|就|话|不好意思|对不起)*"
_WRONG = late.pattern(f"{_LEAD}(?:说|打|发|弄|点|写|搞|整|按|记|讲|回|选|填)(?:错|岔|混)(?:了|咯|掉|喽|的|啊|嘛)*")
_NO_MOVE = late.pattern(
    f"{_LEAD}(?:还是?)?(?:(?:没|莫)(?:有|得)?(?:被|着|把我)?(?:换|动|变|进|去|离|辞|走|回|开|炒|裁|到|动身)(?:厂|工作|单位|公司|职|工|老?家|除|退|掉|成)?|(?:又)?不(?:换|走|辞|回)了)(?:了|的|啊|呢|嘛)*"
)
# 还没走呢，月底才走: when it is to be.
_TO_COME = late.pattern(
    "(?:我|要|得|等到?|到|过(?:了|完)?|做到|干到|这个月|本月|下下?个?(?:月|周|星期|礼拜)|月底|月初|年底|年前|年后|年|春节|明[天年]|大?后天|周末|[0-9一二三四五六七八九十]+[月号日天]|几天|[一二三四五六日天末初中底])+(?:才|再|就|以后|之后|后)*(?:要|会|能|打算|准备)?(?:走|回(?:去|家|老家)?|动身|出发|上车|坐车)(?:呢|的|嘛|啊|了)*"
)
_SAYS_WRONG = late.pattern("不对|不是")
_BEFORE = late.pattern("原|以前|老")
_LEADS = late.pattern(_LEAD)
_AGAIN = late.pattern("(?:还是|还在|在)?(?:原来|以前|老)的?(?:那个?)?(?:厂|单位|公司|地方)?(?:的|啊|呢|嘛)*")
_CLAUSES = late.pattern(r"[,，。;；!！、~…\s]+")


@dataclass(frozen=True)
class TakenBack:
    """`slip`: the words before are said to be wrong. `denied`: there was no move. `stays`: it is the place of before.

    `later`: it is told when the move is to be.
    """

    slip: bool = False
    denied: bool = False
    stays: bool = False
    later: bool = False

    @property
    def sure(self) -> bool:
        """Said twice over, so that it can be about nothing else."""
        return self.slip and (self.denied or self.stays)


def still(words: str) -> bool:
    """还在呢, 照旧: the whole answer to a question how things stand."""
    return bool(_STILL.fullmatch(spelling.normalise(words).strip()))


def takes_back(words: str) -> TakenBack | None:
    """None where any part of the words says something else."""
    plain = spelling.normalise(words).strip(" ,，。.!！~")
    clauses = [clause for clause in _CLAUSES.split(plain) if clause]
    if not clauses or len(plain) > LONGEST or not all(any(reads(clause) for reads in _READ) for clause in clauses):
        return None
    slip, denied, stays = (any(map(reads, clauses)) for reads in (_WRONG.fullmatch, _NO_MOVE.fullmatch, _stays))
    slip = slip or ((denied or stays) and bool(_SAYS_WRONG.match(clauses[0])))
    later = any(map(_TO_COME.fullmatch, clauses))
    return TakenBack(slip, denied, stays, later) if slip or denied or stays else None


def _stays(clause: str) -> bool:
    """At the place of before, by a word for it: 还在原厂."""
    bare = _LEADS.sub("", clause, count=1)
    if not _BEFORE.search(bare):
        return False
    found = situations.find(bare)
    return bool(_AGAIN.fullmatch(bare)) or still(bare) or (found is not None and found.kind == "same")


_READ = (_WRONG.fullmatch, _NO_MOVE.fullmatch, _stays, _LEADS.fullmatch, _TO_COME.fullmatch, still)
