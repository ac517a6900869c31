"""The review of posts: the written rules by their own examples, and what they would miss."""

import pytest

from nlp import lexicon, red_flags
from nlp.review import Finding, review

RULES = lexicon.document("red_flags.yaml")["post_rules"]
COMPLETE = """单位：示例星桥电子(青浦)有限公司
岗位：包装工20名
工作内容：装箱、贴标
要求：18周岁以上，民族、性别、户籍不限
地点：青浦区香花桥街道
底薪2950元，综合约5500元/月
有效期至2027年2月28日"""
FLAGGED = [
    ("入职需交服装费200元，身份证统一保管，离职归还。综合月薪6500。", {"fee_deposit", "id_retention"}),
    (
        "缅甸木姐招打字客服，月薪3万包机票，不用护照带你出境。",
        {"overseas_lure", "illegal_border", "too_good", "work_abroad"},
    ),
    (
        "只招男工，18-40周岁，河南人勿扰，体检查两对半。每天工作12小时月休2天。",
        {"gender", "age_range", "region", "hbv", "excess_hours"},
    ),
    ("先培训后上岗，学费可分期，结业推荐月入3万岗位。", {"training_loan", "too_good", "fee_deposit"}),
    ("满60天返8000，自离不发工资，社保折现每月500。", {"rebate", "illegal_penalty", "no_social_insurance"}),
    ("在家刷单日入300，高价收银行卡手机卡。", {"click_farming", "card_rental", "too_good"}),
    ("女工须已婚已育，不签合同，手机统一保管，不准外出。", {"gender", "marital", "no_contract", "confinement"}),
    ("15岁以上即可，不查身份证直接上岗，加VX详聊名额有限先转账300元。", {"underage", "off_platform", "fee_deposit"}),
]


def rules_of(findings: tuple[Finding, ...]) -> set[str]:
    return {finding.rule for finding in findings} - {"missing_elements"}


@pytest.mark.parametrize(("rule", "said"), [(rule["id"], said) for rule in RULES for said in rule["examples"]])
def test_an_example_breaks_its_rule(rule: str, said: str) -> None:
    assert rule in rules_of(review(said))


@pytest.mark.parametrize(("rule", "said"), [(rule["id"], said) for rule in RULES for said in rule["not_examples"]])
def test_a_harmless_example_does_not_break_the_rule(rule: str, said: str) -> None:
    assert rule not in rules_of(review(said))


@pytest.mark.parametrize(("text", "rules"), FLAGGED)
def test_bad_posts_are_caught_by_every_rule_they_break(text: str, rules: set[str]) -> None:
    assert rules_of(review(text)) == rules


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("puffery", "高薪急招，轻松月入过万"),
        ("puffery", "工资上不封顶，钱多事少"),
        ("puffery", "名额有限先到先得"),
        ("dispatch_party", "劳务派遣岗位，月薪6000"),
        ("work_abroad", "新加坡建筑工，月薪1.5万"),
        ("training_loan", "学费先学后付，毕业包就业"),
        ("training_loan", "培训费可以办分期，学完安排工作"),
        ("fee_deposit", "工服100元一套从首月工资扣"),
        ("fee_deposit", "先转200元占位"),
        ("id_retention", "证件压在领队那里"),
        ("gender", "招服务员，要妹子"),
        ("ethnicity", "维、藏、回、彝不招"),
        ("region", "身份证65开头的不要"),
        ("disability_appearance", "四肢健全"),
        ("too_good", "日结1500，来就上"),
        ("excess_hours", "一天干12个小时，月休一天"),
        ("illegal_penalty", "干不满7天没工资"),
        ("no_social_insurance", "没有社保，工资高"),
        ("underage", "15岁也可以，没满16也要"),
        ("confinement", "封闭式管理，不准出厂"),
    ],
)
def test_the_rest_is_reached(rule: str, said: str) -> None:
    assert rule in rules_of(review(said))


@pytest.mark.parametrize(
    "said",
    [
        "不收任何费用，体检公司出",
        "押金、服装费、体检费全免",
        "男女不限，夫妻工优先",
        "各民族同胞都欢迎",
        "欢迎云南德宏籍务工人员",
        "与用工单位示例星桥公司签合同，劳务派遣许可证沪人社派1号",
        "日本料理店招服务员",
        "五险齐全，入职签劳动合同",
    ],
)
def test_what_is_lawful_stays_clean(said: str) -> None:
    assert rules_of(review(said)) == set()


def test_a_complete_post_lacks_nothing() -> None:
    found = review(COMPLETE, {"valid_until": "2027-02-28"})
    assert found == ()


def test_each_missing_element_is_named() -> None:
    missing = [finding.said for finding in review("招保安，4800元/月") if finding.rule == "missing_elements"]
    assert missing == ["单位名称", "招聘人数", "招聘条件", "工作内容", "工作地点", "有效期"]


def test_the_record_fills_what_the_text_leaves_out() -> None:
    record = {"employer": "示例单位", "headcount": 3, "duties": "门岗", "place": ["华新"], "valid_until": "2027-01-01"}
    missing = [finding.said for finding in review("招保安，18岁以上，4800元/月", record)]
    assert missing == []


def test_the_gravest_comes_first() -> None:
    severities = [finding.severity for finding in review("18-45周岁，只招男工，高薪急招")]
    assert severities == sorted(severities, key=["block", "review", "notice"].index)


def test_every_finding_says_why_by_which_law_and_what_to_write_instead() -> None:
    rules = red_flags.rules().values()
    assert [rule.id for rule in rules if not (rule.reason and rule.legal_basis and rule.suggestion)] == []
