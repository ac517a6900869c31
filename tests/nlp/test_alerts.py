"""The alert rules: what must be heard, and the many harmless sentences that sound like it."""

import pytest

from nlp import alerts, lexicon, spelling

RULES = lexicon.document("alerts.yaml")["rules"]
HEARD = [(rule["id"], rule["kind"], text) for rule in RULES for text in rule["examples"]]
UNHEARD = [(rule["id"], text) for rule in RULES for text in rule["not_examples"]]


def find(text: str) -> alerts.Alert | None:
    return alerts.find(spelling.repair(text).text)


def test_every_rule_hears_its_examples() -> None:
    assert [(rule, text) for rule, kind, text in HEARD if not is_heard(rule, kind, text)] == []
    assert len(HEARD) > 80


def is_heard(rule: str, kind: str, text: str) -> bool:
    found, alert = alerts.hits(spelling.repair(text).text), find(text)
    return any(hit.rule.id == rule and hit.certain for hit in found) and alert is not None and alert.kind == kind


def test_every_rule_is_silent_on_its_counter_examples() -> None:
    assert [(rule, text) for rule, text in UNHEARD if is_certain_of(rule, text)] == []


def is_certain_of(rule: str, text: str) -> bool:
    return any(hit.rule.id == rule and hit.certain for hit in alerts.hits(spelling.repair(text).text))


@pytest.mark.parametrize(
    "text",
    [
        "笑死我了",
        "今天累死了",
        "热死人了这个车间",
        "饿死了几点开饭",
        "手机死机了怎么弄",
        "电脑死机",
        "微信崩溃了打不开",
        "在市场杀价没杀下来",
        "过年家里杀猪",
        "一起去吃火锅",
        "火锅店招不招人",
        "烧烤店要服务员吗",
        "火车几点到",
        "火把节放假吗",
        "老板又发火了",
        "上火了嘴巴起泡",
        "打工的老乡多不多",
        "要打卡吗",
        "下班打我电话",
        "打螺丝的厂有没有",
        "打针的钱报不报",
        "打麻将三缺一",
        "打死我也不去那个厂",
        "想死你们了",
        "我想跳槽",
        "跳广场舞的音响太吵",
        "跳楼价卖手机",
        "手续怎么办",
        "手机摔坏了",
        "手头有点紧",
        "里头说的是真的吗",
        "头发长了要剪吗",
        "眼前没有合适的",
        "救助站在哪",
        "血压高能进厂吗",
        "验血要空腹吗",
        "社保断了能补吗",
        "断断续续听不清",
        "我人在青浦工业园区",
        "门禁卡丢了进不去",
        "宿舍几点关门",
        "成绩一直出不来",
        "老公不让我出门打工",
        "消防证怎么考",
        "灭火器培训有吗",
        "孩子找不到幼儿园上",
        "儿子身份证丢了",
        "一直联系不上你们",
        "要押身份证正常吗",
    ],
)
def test_harmless_words_raise_no_sure_alarm(text: str) -> None:
    alert = find(text)
    assert alert is None or not alert.sure


@pytest.mark.parametrize(
    "text",
    [
        "这个厂压工资吗",
        "押不押工资",
        "几号发工资",
        "差不多六千的工资有没有",
        "房东押金不退",
        "路费补贴还没到账",
        "高温费发不发",
        "试用期工资最少给几成",
        "培训要交钱吗",
        "工资打到银行卡吗",
        "银行卡号换了",
        "青浦有正规的厂招人吗",
        "这个岗位交工伤保险吗",
        "没有受伤",
    ],
)
def test_ordinary_questions_about_money_and_safety_raise_no_sure_alarm(text: str) -> None:
    alert = find(text)
    assert alert is None or not alert.sure


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("着骗到木姐克了出不来", "crisis"),
        ("娃着人抱走了", "crisis"),
        ("宿舍起火了烟好大", "crisis"),
        ("老倌又动手打我", "crisis"),
        ("包工頭欠我兩個月工資", "wage_arrears"),
        ("老板差我三千块工钱", "wage_arrears"),
        ("脚杆着叉车轧断了", "work_injury"),
        ("手被机起压了", "work_injury"),
        ("中介喊我先交３００块报名费", "scam_check"),
        ("着骗了两千", "scam_check"),
    ],
)
def test_dialect_typos_and_other_scripts_are_heard(text: str, kind: str) -> None:
    alert = find(text)
    assert alert is not None
    assert (alert.kind, alert.sure) == (kind, True)


def test_a_question_about_danger_is_not_sure() -> None:
    alert = find("宿舍着火了怎么跑")
    assert alert is not None
    assert (alert.kind, alert.sure) == ("crisis", False)


def test_danger_long_past_is_not_sure() -> None:
    alert = find("去年着火烧过一次")
    assert alert is not None
    assert not alert.sure


def test_a_plain_statement_outranks_a_doubtful_one() -> None:
    alert = find("扛不住了 老板拖欠我两个月工资")
    assert alert is not None
    assert (alert.kind, alert.sure) == ("wage_arrears", True)


def test_danger_outranks_money() -> None:
    alert = find("老板拖欠工资还把我们关在宿舍里")
    assert alert is not None
    assert (alert.kind, alert.level) == ("crisis", "urgent")


def test_an_alert_says_which_words_raised_it() -> None:
    alert = find("我弟弟被关在宿舍里")
    assert alert is not None
    assert (alert.rule, alert.said) == ("held_captive", "被关在")


@pytest.mark.parametrize(
    "text",
    [
        "13811012345", "138-1101-2345", "我的工资一个月1200正常吗", "J110", "工资110", "120块一天", "一天120 包吃",
        "时薪110", "华新镇110号", "招120个人", "110平的房子", "体重120", "2026-11-110",
    ],
)  # fmt: skip
def test_a_short_number_inside_an_amount_a_code_or_an_address_calls_nobody(text: str) -> None:
    assert find(text) is None


@pytest.mark.parametrize("text", ["110", "119!", "打110", "赶紧叫110", "110来了没有", "110快来", "打了120没人来"])
def test_a_short_number_that_is_called_is_asked_about(text: str) -> None:
    alert = find(text)
    assert alert is not None
    assert alert.kind == "crisis"
