"""How pay is worded: what stands before and after a figure that is pay, and around one that is not."""

import re

from nlp.patterns import any_of, one_of, within

ONE = r"(?:[每一]|(?<!\d)1)"
UNIT_WORDS = {
    "hour": "个?小时 个?钟头 个钟 个点 小?时 hr?(?![a-z]) 钟",
    "day": "天 日(?!结) 晚上? 个?工(?!价|资|厂|时|作) 个?班",
    "week": "个?星期 个?礼拜 周(?![岁末休一二三四五六日])",
    "month": "个?月 m(?![a-z0-9])",
    "year": "年",
    "piece": "件 单(?![休间人独位双]) 票 个(?![月小钟星礼班]) 只 套 吨 斤 箱 双(?!休|职) 台 趟 平方",
}
CUE_WORDS = {
    "hour": rf"时薪 (?<![\d个一二两三四五六七八九十])小时工?资? {ONE}个?小时 {ONE}个?钟头? 工价",
    "day": rf"日薪 {ONE}天 按天 天薪 日结 [每按]日 日工资 天工资 [一每]晚上? [一每]个?[白晚夜]?班 [一每]个?工(?!资|价|作|厂)",
    "week": rf"周薪 {ONE}个?(?:周|星期|礼拜) 周结",
    "month": rf"月薪 {ONE}个?月 月工资 月入 底薪 保底 综合 月收入 月结 月综合 月均",
    "year": rf"年薪 {ONE}年 年收入",
    "piece": rf"单价 计件 {ONE}(?:件|单|票|个|只|套|吨|斤|箱|双|台|趟|包|袋|筐|桶|车|平方|平米|根)",
    "pay": "工资 薪资 薪水 待遇 收入 到手 挣 苦 赚 薪 ¥",
    "least": "不低于 不少于 高于 大于 最低 至少 起码 最少 (?<!不)(?<!没)超过",
    "some": "拿 开 给 上 过 能有 要 钱",
}
SCHEME_WORDS = {
    "day": "日结 日清 天天[结拿] 当[天日][结拿给发] 现结 [做干]一天[结拿算给]一天 一天一[结发] 每天[结发] 日薪",
    "week": rf"周结 周薪 每周[结发] [每一]个?(?:周|星期|礼拜){within(2)}[结发] 周发",
    "piece": "计件 按件 多劳多得 论件 按单 论趟 按趟 跑单",
    "hour": "时薪 按小时 小时工 计时 按钟头 论小时",
    "month": "月薪(?![高低多少怎]) 月结 按月 每月发 一个月一[结发]",
    "year": "年薪",
}
NAMED_AFTER_WORDS = {"hour": "工价 时薪 小时工", "day": "日薪 日结", "month": "月薪 底薪", "pay": "工资"}

YUAN = one_of("元 块钱 块 圆 rmb ¥")
ABOUT = one_of("多 几 来 左右 上下 以上 朝上 往上 起步? 出头 不等 保底 的?工资 的?样子")
AFTER = re.compile(
    rf"\s*{ABOUT}*\s*(?P<yuan>{YUAN}|[毛角]钱|[毛角](?P<fen>[1-9一二三四五六七八九])?|分钱)?"
    rf"\s*{ABOUT}*\s*(?:/人)?(?P<per>[/每一1]\s*(?:[一1]\s*)?|按)?{any_of(UNIT_WORDS)}?"
)
NAMED_AFTER = re.compile(rf"\s*{YUAN}?(?:左右|以上)?的?{any_of(NAMED_AFTER_WORDS)}")
BETWEEN_CUE_AND_FIGURE = one_of(
    r"\s [:,(] 收入 工资 待遇 薪资 到手 综合 保底 底薪 平均 大概 大约 差不多 最少 至少 起码 最低 不低于 不少于 要 能 有 拿 给"
    " 开 挣 苦 赚 在 得 是 到 上 包吃住 包住 包吃 必须 可以 也?就 都 约 税后 税前 人民币 元 ¥ 个 的 才 只 我 发 你 低于 提成 [做干上][0-9一二两三四五六七八九十]+个?小时 [做干上]"
)
ENDS_WITH_CUE = re.compile(f"{any_of(CUE_WORDS)}{BETWEEN_CUE_AND_FIGURE}*$")
FROM_UPWARD = re.compile(
    rf"\s*(?:元|块钱?)?\s*(?:/?个?[天日月]|/小?时)?\s*{one_of('以上 起 朝上 往上 打底 保底 [+] 及以上 之上')}"
)
AT_LEAST = re.compile(one_of("不低于 不少于 高于 大于 最低 至少 起码 最少 (?<!不)(?<!没)超过 (?<!超)过") + r"\D{0,3}$")
SCHEMES = re.compile(any_of(SCHEME_WORDS))
SCHEME_REFUSED = re.compile("(?:(?<!是)不|莫|别)[想要做干搞去]*$")
WISHED_BEFORE = re.compile("(?:想|找|要|求|换|有|有没有)(?:个|一个|份|点|拿|苦|挣|有)*$")
MORE_THAN_REFUSED = re.compile("[元块]?钱?以[下内]的?[我就都也]*[不莫别]")  # 两百五以下我不干

CHARGED_OR_OWED = one_of(
    "押金 费 补贴? 餐补 房补 奖励? 奖金 返 返费 扣 交 借 借了 欠[了着]?(?:别人|人家|银行|信用社|账|外债)? (?<!相)差(?!不) 该 罚款?"
    " 房租 租金 骗了? 收 (?<![运轮倒])转 工龄 全勤 预支 垫 满 寄 加 涨 补 送 (?<![至最不])少了? 少发 少给"
)
A_NUMBER_OF_SOMETHING = one_of("no 电话 微信 qq vx 号码? 工号 编号 第")
SPENT = one_of(
    "(?<![包管供])吃饭 吃喝 吃药 读书 上学 烟钱 话费 车票 机票 火车票 路费 学费 房租 医药费 彩礼 盖房子? 剩下? 身上 兜里 卡里 房贷 车贷 贷款 生活费 看病 手术 花了? 欠 寄 开销 租房子? 网贷 信用卡"
    " [给打](?:家里?|父母|老人|娃娃?|孩子|老婆|婆娘|爸妈|爹妈|我妈|老家) 存款? 罚 赔 还账 还债 还款 奖励 成本 离 坐车 公里 体重 身高"
)
NOT_PAY_BEFORE = re.compile(
    rf"(?:{CHARGED_OR_OWED}|{A_NUMBER_OF_SOMETHING})(?:\s|[:,]|我|你|了|要|是|给|每月|元)*$|{SPENT}{within(6)}$"
)
CHARGE = one_of(
    "押金 生活费 学费 药费 医药费 房租 房贷 外债 补贴 餐补 房补 奖 返费 路费 车费 中介费 体检费 报名费 培训费 罚款 保证金 服装费 介绍费"
)
SENT_AWAY = one_of("给家 给父母 给娃 寄 还账 还债 还房贷 交房租")
COUNTED = one_of(
    "周?岁 (?<!多)[点:](?!五千) 个人 人 名 位 楼 度 公斤 斤(?!一) 米 公里 里 分钟 分(?!钱) 寸 厂 间 路 届 次 家 种 期 级 后 平 口 步 站 圈"
    " 遍 字 张 套 块地 亩 cm kg % 号 班(?!次) 座 天[^结] 倍 险 休 代 线 码 份"
)
NOT_PAY_AFTER = re.compile(rf"\s*[多来几]?\s*(?:元|块钱?)?\s*的?{CHARGE}|\s*(?:元|块钱?)?{SENT_AWAY}|\s*多?{COUNTED}")
A_YEAR = re.compile(r"\s*年(?!薪)(?:生|的|出生|属)?")
BY_THE_SHIFT = re.compile(
    "[白夜晚]班[|](?!岁)|[|]的(?:[白夜晚]班|厂)|[|][+](?:[餐饭房]|全勤)"
)  # 白班25夜班28, 27的夜班
ROUND = re.compile(
    "(?:(?<=[月入薪资能得要到有])|^)[过上破](?P<over>万)|(?<![\\d一二两三四五六七八九几])(?P<about>[百千万])[把十来]块?"
)
