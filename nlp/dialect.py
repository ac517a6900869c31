"""Words of Dehong and western Yunnan put into standard Chinese, for understanding alone."""

from functools import cache

from nlp import late, lexicon
from nlp.patterns import one_of
from nlp.wordfinder import WordFinder

ASKED_VERBS = one_of("有 能 要 得 招 包 管 会 可以 是 来 去 收 缺 差人 还")
COLLOCATIONS = (  # single words mean too many things to be replaced wherever they stand
    (late.pattern(rf"给(?={ASKED_VERBS})"), "是不是"),
    (late.pattern("克(?=哪|上海|青浦|昆山|德宏|芒市|瑞丽|盈江|陇川|梁河|做|看|找|问|厂|报|学|领|拿|医院)"), "去"),
    (late.pattern("[着遭](?=骗|扣|打|欠|辞|炒|罚|偷|抢|烫|轧|压|砸|夹)"), "被"),
    (late.pattern("[差该](?=我|了?我们|工资|薪)"), "欠"),
    (late.pattern("苦(?=得?[好多少\\d一二三四五六七八九十]|钱)"), "挣"),
    (late.pattern("莫(?=打|发|喊|叫|来|去|要|再)"), "别"),
    (late.pattern("喊(?=我|他|她|你)"), "叫"),
    (late.pattern("(?<=[是好行])嘎$"), "吧"),
)
# Beside these, where the words alone leave it open what is meant: said so in standard words it may be clear.
SAID_PLAINLY = (
    (late.pattern("款(?:一?哈|一?下)?白|款(?:一?哈|一?下)|吹(?:一?哈)?(?:牛|散牛)|冲(?:一?哈)?壳子"), "聊聊天"),
    (late.pattern("(?<=[我你他来])[这那]点"), "这里"),
    (late.pattern("(?:整|搞|苦)(?:[点个份])?(?:活儿|活路?|工作)(?:干干?|做做?|整)?"), "找点活干"),
    (late.pattern("[咯给]是"), "是不是"),
    (late.pattern("[咯给](?=有|要|得|能|会|可以)"), "是不是"),
    (late.pattern("(?:瞧|望)(?=瞧|望|看|$)"), "看"),
    (late.pattern("挣得着钱"), "挣得到钱"),
    (late.pattern("呢(?=$|[,。 ])"), "的"),
    (late.pattern("[嘎噶嗦]$"), "吧"),
    (late.pattern("克(?=上班|睡|[这那]|哪|不|了|$)"), "去"),
)


@cache
def _words() -> WordFinder[str]:
    entries = lexicon.document("dialect.yaml")["words"]
    return WordFinder((entry["word"], entry["standard"].split("/")[0]) for entry in entries if len(entry["word"]) > 1)


def standard(plain: str) -> str:
    """The text of the normal form with dialect words replaced; single characters only where they cannot be misread."""
    parts: list[str] = []
    at = 0
    for hit in _words().hits(plain):
        parts += [plain[at : hit.start], hit.value]
        at = hit.end
    said = "".join(parts) + plain[at:]
    for pattern, word in COLLOCATIONS:
        said = pattern.sub(word, said)
    return said


def plainly(plain: str) -> str:
    """As `standard`, with more put into standard words than features and answers were trained on."""
    said = standard(plain)
    for pattern, word in SAID_PLAINLY:
        said = pattern.sub(word, said)
    return said
