"""Questions about a post are answered from what it says, or honestly not."""

from datetime import date

import pytest

from db.models import Vacancy
from handlers import vacancy_facts
from tests.builders import NINE

POST = Vacancy(
    number="J013", title="快递分拣员", status="published", posted_at=NINE, employer_name="示例快达速运有限公司",
    place="上海市青浦区华新镇", pay_kind="month", pay_min=5800, pay_max=7000, pay_base=2900, month_pay=5800, board=True,
    lodging=True, night=True, shift="夜班", hours="夜班8小时", duties="扫描分拣", requirements="18周岁以上；性别不限",
    insurance="按法定缴纳五险", headcount=60, valid_until=date(2027, 2, 28), tags=["night_allowance"], source="企业登记",
)  # fmt: skip
BARE = Vacancy(number="J099", title="普工", status="published", posted_at=NINE)


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("包吃住吗", "包吃、包住"),
        ("工资怎么算", "5800–7000元/月，底薪2900元，另有夜班补贴"),
        ("要不要夜班", "有夜班，夜班8小时"),
        ("多大年纪", "18周岁以上"),
        ("在哪点", "上海市青浦区华新镇"),
        ("女的收不收", "男女都可以报"),
        ("交不交社保", "按法定缴纳五险"),
        ("还招人吗", "还在招，招60人"),
        ("什么时候截止", "招到2027年2月28日"),
        ("要交押金吗", "不能收押金"),
        ("做哪样的", "扫描分拣"),
        ("到手多少", "个人社保约610元"),
    ],
)
def test_a_question_is_answered_from_the_post(question: str, says: str) -> None:
    assert says in "\n".join(vacancy_facts.answers(question, POST, now=NINE))


@pytest.mark.parametrize(
    ("question", "what"),
    [
        ("包吃住吗", "吃住"),
        ("工资怎么算", "工资"),
        ("要不要夜班", "班次"),
        ("多大年纪", "年龄"),
        ("在哪", "地址"),
        ("有班车没", "班车"),
        ("有五险吗", "社保"),
        ("能住夫妻吗", "夫妻房"),
        ("几号发工资", "发工资的日子"),
    ],
)
def test_what_the_post_does_not_say_is_not_made_up(question: str, what: str) -> None:
    assert vacancy_facts.answers(question, BARE, now=NINE) == [f"{what}未注明，可问工作站，回复“人工”。"]


def test_two_questions_get_two_answers() -> None:
    assert len(vacancy_facts.answers("包吃住吗，要不要夜班", POST, now=NINE)) == 2


@pytest.mark.parametrize("words", ["你好", "昆山也行", "我要这个"])
def test_other_words_are_no_question(words: str) -> None:
    assert not vacancy_facts.asks(words)


@pytest.mark.parametrize(
    "words",
    [
        "老板电话多少",
        "有没有厂里电话",
        "联系方式给我一个",
        "咋个联系老板",
        "电话呢",
        "HR微信多少",
        "我自己联系厂里行不行",
        "负责人电话发我一下",
    ],
)
def test_no_number_of_the_employer_is_given_but_the_way_to_apply(words: str) -> None:
    told = "\n".join(vacancy_facts.answers(words.lower(), POST, now=NINE))
    assert "电话没有公开" in told
    assert "人工" in told


@pytest.mark.parametrize(
    "words", ["你们电话多少", "打电话给我", "你们怎么联系", "我的电话写错了", "老板电话不接，工资不发", "自己找厂"]
)
def test_the_number_of_the_station_and_ones_own_are_something_else(words: str) -> None:
    assert not vacancy_facts.asks_contact(words)


@pytest.mark.parametrize(
    "question",
    [
        "干些哪样活路", "底薪是好多嘛", "一个月拿得多少", "还要好多人手", "招到啥时候为止", "几时核对过的", "社保给买", "公积金有没有",
        "消息从哪点来的 靠谱不", "在哪个地方喽", "咋个克", "工价变了没有", "收几个人",
    ],
)  # fmt: skip
def test_one_element_of_the_card_is_asked_for_and_nothing_else(question: str) -> None:
    assert vacancy_facts.asks_element(question)
    assert vacancy_facts.answers(question, POST, now=NINE)


@pytest.mark.parametrize(
    "words",
    [
        "工资没发", "底薪不给", "社保没交怎么办", "老板几个月没发工资", "要好多人来看我", "培训要几天", "哪天来看我", "青浦的厂哪点有", "做保洁的", "工资六千的",
        "我住哪点", "你们哪天来",
    ],
)  # fmt: skip
def test_troubles_visits_and_wishes_ask_for_no_element(words: str) -> None:
    assert not vacancy_facts.asks_element(words)
