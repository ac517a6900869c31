"""Whether a question asks for the rules on pay, leave and leaving, and not for work or for one post."""

from nlp import late
from nlp.patterns import one_of, within

LEAVING = one_of(
    "辞职 辞工 离职 离厂 自离 辞退 开除 裁员 裁人 被裁 解雇 炒鱿鱼 走人 走的话 要走 不干了? 不做了? 干满 做满 提前走 提前说 交接 急辞 不批(?!发)"
)
KEPT_BACK = one_of(
    f"[压押]{within(6)}(?:工资|工钱|薪) (?:工资|工钱|薪水?){within(5)}[压押] 扣{within(4)}(?:工资|钱|押金) 罚款 罚钱 克扣 倒扣"
)
DUE = one_of(
    "加班费? 三倍 双倍 底薪 最低工资 试用期 工资条 病假 事假 年假 年休 产假 婚假 丧假 请假 旷工 调休 停工 放长假 押金 年终奖 全勤 高温费 夜班费 夜班补"
    f" 社保 五险 公积金 合同 赔 补偿 违约金 结清 结工资 (?:工资|工钱){within(6)}[结给发]"
)
SUBJECT = late.pattern(f"{LEAVING}|{KEPT_BACK}|{DUE}")
MAY = one_of(
    "得不得 给得 得行 要得(?=[吗不么没]|$) 行不行 可不可以 可以(?=吗|么|不$|嘛|没) 能不能 能(?=.{0,10}[吗么]$) 合法 违法 犯法 规定 法律 劳动法 有权 凭(?:什么|哪样)"
)
ASKS = late.pattern(
    f"{MAY}|"
    + one_of(
        "会不会 给有[?。]?$ 几天 几个?月 给不给 结不结 发不发 扣不扣 赔不赔 退不退 算不算 要不要 有没有 给[结发扣赔算退]{1,2}"
        " 提前(?:多久|好久|几天|几日|多少天|好多天|多长|几个|好几) 多久 好久 多长时间 什么时候 啥时候 哪个?时候 几时 哪天 几天 几号 怎么[算结赔扣办写说] 咋个?[算结赔扣整办弄写说]"
        " 多少 好多 几倍 有无 [吗么嘛不没][?。]?$ [?]$"
    )
)
WORK = "(?:厂|工厂|公司|单位|工作|活路?|岗位?|店|地方)"
WISH = late.pattern(
    f"的{WORK}(?:里)?(?:还?有|给有|哪|吗|没|$|[,。])|(?:有没有|有没得|给有|有无|哪[里点]?有|还有|找|推荐|介绍|想要){within(14)}{WORK}(?!里)"
    f"|的(?:还)?(?:有没有|有没得|给有|有吗|有不有|有无)|(?:有没有|有没得|给有|有无|还有){within(14)}的(?:$|[,。?]|[吗么])"
    f"|能不能进|能进[厂吗不]|[收招]不[收招]|{WORK}(?:还)?(?:有没|给有|有吗|有不有|招)|帮我?(?:找|看看?)|[我想]找"
)
OF_ONE = late.pattern(
    r"[这那](?:个|家)?(?:厂|岗|公司|单位|班|活|工作)|[他它]家|(?<![a-z])j\s*\d|第[一二两三四五六七八九十\d]+个|\d号(?:厂|岗)|上面|刚才[那这]|课|培训(?!费)|学员|考试"
)
OF_THE_LAW = late.pattern(f"{LEAVING}|{MAY}")
# 有没有全勤奖: whether a post has it.
HAVING = late.pattern("有没有|有没得|给有|有无|有[吗么不没](?:$|[?。])|有.{1,6}[吗么]$")
# 我妹妹17岁，可以来厂里不: whether somebody is old enough.
AGE = late.pattern(
    r"(?:(?<!\d)1[4-7]|十[四五六七])(?:岁|周岁|的)|未成年|(?:没有?|不|未|差.{1,4})(?:满|到)?(?:18|十八|16|十六)岁?|(?:才|刚|刚刚)(?:满)?(?:1[5-7]|十[五六七])(?!\d|[点号天个块元])"
)
MAY_COME = late.pattern(
    f"{MAY}|"
    + one_of(
        "给(?:可以|能|行|得|要|收) (?P<v>[收要招让])不(?P=v) 要不要 会不会 [吗嘛么没不][?。]?$ [?]$ 有没有事 违不违法 犯不犯法"
    )
)
LOOKS = late.pattern("[我想要]找|帮[我他她]?找|推荐|介绍|有没有.{0,12}(?:厂|工作|活)|哪[里点]有")
LONGEST = 60


def is_about_age(plain: str) -> bool:
    """Of a text in its normal form: may somebody so young work."""
    return len(plain) <= LONGEST and bool(AGE.search(plain) and MAY_COME.search(plain)) and not LOOKS.search(plain)


def is_one(plain: str, *, on_screen: bool) -> bool:
    """Of a text in its normal form. While a post is on the screen only what no post can say counts: leaving, what is allowed."""
    if len(plain) > LONGEST or WISH.search(plain) or OF_ONE.search(plain):
        return False
    if not SUBJECT.search(plain) or not ASKS.search(plain):
        return False
    return bool(OF_THE_LAW.search(plain)) or not (on_screen or HAVING.search(plain))
