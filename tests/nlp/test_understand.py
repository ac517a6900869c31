"""The Understander: readings, alerts, role, state and the forms' opening phrases."""

import pytest

from nlp import intents
from nlp.understand import Meaning, Understander


@pytest.fixture(scope="module")
def understander() -> Understander:
    return Understander(openings={"course_signup": ("想学门技术", "参加培训"), "a_new_form": ("我要结对子",)})


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("找工作", "job_search"),
        ("给有电子厂的活路", "job_search"),
        ("退订", "job_alert_off"),
        ("我要报名学电工", "course_signup"),
        ("走访改到周六得不得", "visit_reschedule"),
        ("老板不发工资", "wage_arrears"),
        ("手被机器压了", "work_injury"),
        ("这个是不是骗人的", "scam_check"),
        ("路费补贴怎么领", "transport_subsidy"),
        ("转人工", "human_agent"),
        ("你好", "greeting"),
        ("谢谢老师", "thanks_bye"),
        ("不识字", "switch_language"),
        ("把我的信息删了", "delete_data"),
        ("我换厂了", "status_report"),
        ("今天天气怎么样", "out_of_scope"),
        ("asdfgh", "out_of_scope"),
    ],
)
def test_plain_wishes_are_read(understander: Understander, text: str, intent: str) -> None:
    assert understander.understand(text).intent == intent


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("謝謝老師", "thanks_bye"),
        ("ｔｄ", "job_alert_off"),
        ("zhuan rengong", "human_agent"),
        ("转人公", "human_agent"),
    ],
)
def test_other_spellings_are_read_alike(understander: Understander, text: str, intent: str) -> None:
    assert understander.understand(text).intent == intent


def test_readings_are_at_least_three_best_first_and_known(understander: Understander) -> None:
    readings = understander.understand("在青浦找个包住的厂").readings
    scores = [reading.score for reading in readings]
    assert len(readings) >= 3
    assert scores == sorted(scores, reverse=True)
    assert {reading.intent for reading in readings} <= {*intents.NAMES}


@pytest.mark.parametrize("text", ["", "   ", "。。。", "😂😂", "\u200b"])
def test_an_empty_message_is_out_of_scope(understander: Understander, text: str) -> None:
    meaning = understander.understand(text)
    assert (meaning.intent, meaning.alert) == ("out_of_scope", None)


def test_the_plain_form_is_kept_beside_the_text(understander: Understander) -> None:
    meaning = understander.understand("我要招公 包祝")
    assert (meaning.text, meaning.plain) == ("我要招公 包祝", "我要招工 包住")


def test_a_sure_alert_leads_the_readings(understander: Understander) -> None:
    meaning = understander.understand("报名了没消息 老板找人打我")
    assert meaning.alert is not None
    assert (meaning.intent, meaning.alert.kind, meaning.sure) == ("crisis", "crisis", True)


def test_danger_read_without_a_rule_is_only_suspected(understander: Understander) -> None:
    meaning = understander.understand("你们不用管我了 我走了")
    assert meaning.alert is None or not meaning.alert.sure


def test_words_that_only_sound_dangerous_raise_no_alert(understander: Understander) -> None:
    assert understander.understand("笑死我了哈哈").alert is None


def test_the_role_decides_between_a_worker_and_staff(understander: Understander) -> None:
    text = "这周的走访安排"
    assert understander.understand(text, role="staff").intent == "staff_visit_list"
    assert understander.understand(text, role="worker").intent == "my_visits"


def test_staff_in_danger_are_heard_too(understander: Understander) -> None:
    assert understander.understand("宿舍着火了快来人", role="staff").intent == "crisis"


def _score(meaning: Meaning, intent: str) -> float:
    return next((reading.score for reading in meaning.readings if reading.intent == intent), 0.0)


def test_the_state_makes_its_own_subject_likelier(understander: Understander) -> None:
    text = "哪天开始"
    with_courses = _score(understander.understand(text, state="courses"), "course_list")
    assert with_courses > _score(understander.understand(text), "course_list")


def test_an_opening_phrase_leads_to_its_form(understander: Understander) -> None:
    assert understander.understand("想学门技术").intent == "course_signup"
    assert understander.understand("我要结对子！").intent == "a_new_form"


def test_a_doubtful_message_is_not_sure(understander: Understander) -> None:
    assert not understander.understand("阿伟那个我也说不清楚嘛").sure


def test_every_intent_has_examples_to_learn_from() -> None:
    from nlp import examples

    counts = {name: len(examples.of(name)) for name in intents.NAMES}
    assert min(counts.values()) >= 200


@pytest.mark.parametrize(
    ("said", "intent"),
    [
        ("咯是约好了", "my_visits"),
        ("喊你们的人来我这点款哈白", "visit_book"),
        ("整点活路干干 苦得着钱呢", "job_search"),
    ],
)
def test_what_is_unclear_is_read_as_its_standard_twin(understander: Understander, said: str, intent: str) -> None:
    meaning = understander.understand(said)
    assert (meaning.intent, meaning.sure, meaning.text) == (intent, True, said)
