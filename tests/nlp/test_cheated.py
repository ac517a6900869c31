"""What somebody tells of an agent who cheated them, and what only sounds like it."""

import pytest

from nlp import cheated, spelling


def find(text: str) -> cheated.Told | None:
    return cheated.find(spelling.repair(text).text)


@pytest.mark.parametrize(
    ("text", "who", "money"),
    [
        ("中介收了我800不见了", "", 800),
        ("王老板骗我500押金", "王老板", 500),
        ("那个介绍人拿了钱就拉黑我", "", None),
        ("着骗了两千", "", 2000),
        ("我交了五百介绍费给中介，现在电话打不通了", "", 500),
        ("快达劳务公司收了我300服装费，说没位置了，也不退", "快达劳务公司", 300),
        ("给介绍进厂的那个人转了一千二，他微信删了我", "", 1200),
        ("遭一个姓李的坑了六百块", "姓李的", 600),
        ("群里的中介喊我交体检费180，交了就没消息了", "", 180),
        ("我弟被黑中介骗了三千，微信是wang8866", "微信wang8866", 3000),
        ("那个人力公司太黑了，收我五百块", "", 500),
        ("我把钱转给带队的，他把我删了", "", None),
        ("把我们的钱卷走了那个带队的", "", None),
        ("押金交了，人把我删了", "", None),
        ("给骗子转了钱才几分钟，还能拦住不", "", None),
        ("遭坑了一千块", "", 1000),
        ("交钱进厂，钱交了两个月人还没安排，中介不退", "", None),
    ],
)
def test_a_loss_is_heard_with_who_and_how_much(text: str, who: str, money: int | None) -> None:
    assert find(text) == cheated.Told(who, money)


@pytest.mark.parametrize("text", ["中介喊我先交300报名费", "那个老板叫我先转押金200"])
def test_money_only_asked_for_is_no_loss_yet(text: str) -> None:
    told = find(text)
    assert told is not None
    assert not told.lost


@pytest.mark.parametrize(
    "text",
    [
        "中介收钱合法吗",
        "中介可以收押金吗",
        "如果中介收了钱跑了怎么办",
        "怕被中介骗",
        "会不会被骗押金",
        "老板拖欠我工资跑了",
        "房东收了押金不退",
        "我没被骗",
        "网购被骗了两百",
        "听说有人被骗了三千",
        "中介介绍我去的厂不错",
        "厂里扣了我两百罚款",
        "老板人好，收了我们三个老乡",
        "我找工作",
        "包工头给了一万块就不见了，我腿还没好",
        "老乡骗我说工资八千，来了才四千",
        "给中介交了500，今天已经进厂上班了",
        "中介费我已经交了，什么时候面试",
        "中介帮我找了个好厂，谢谢",
        "把东西交给带队的就行",
        "退休了还能打工吗",
        "给老婆打了电话没人接",
        "中介说明天带我们进厂",
    ],
)
def test_questions_fears_and_other_matters_are_no_loss(text: str) -> None:
    assert find(text) is None
