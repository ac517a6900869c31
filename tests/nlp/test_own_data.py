"""Words about one's own data: only to see it, one thing, everything, or not after all."""

import pytest

from nlp import own_data


@pytest.mark.parametrize(
    "said",
    [
        "你们有我哪些资料",
        "工作站存了我什么信息？",
        "我想看看你们登记了我些哪样",
        "你们手头有我的哪些个人资料嘛",
        "我的资料里有些什么",
        "我在你们那里留了哪些信息",
        "系统里记了我什么",
        "请问你们掌握我的哪些情况",
        "你们都晓得我些啥子",
    ],
)
def test_whoever_asks_what_is_kept_wants_to_see_it(said: str) -> None:
    assert own_data.asks_to_see(said)
    assert not own_data.wishes_deletion(said)


@pytest.mark.parametrize(
    "said", ["你们有哪些岗位", "我有什么补贴", "你们有我能做的活吗", "删了我哪些资料", "你们有什么资料要交"]
)
def test_other_questions_are_not_about_it(said: str) -> None:
    assert not own_data.asks_to_see(said)


@pytest.mark.parametrize(
    "said", ["不想删了", "先不删", "莫删我的资料", "还是不注销了", "算了，不要删了", "后悔了，别删掉"]
)
def test_a_deletion_denied(said: str) -> None:
    assert own_data.denies_deletion(said)


@pytest.mark.parametrize("said", ["删了", "不要我的资料了，删了", "不想留，全删掉", "别存我的信息"])
def test_a_deletion_wished(said: str) -> None:
    assert own_data.wishes_deletion(said)
    assert not own_data.denies_deletion(said)


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ("把我的电话删了", "phone"),
        ("手机号删掉嘛", "phone"),
        ("删掉我的老家", "county"),
        ("只删名字", "name"),
        ("把照片删了", ""),
        ("不小心发了身份证，帮我删", ""),
        ("把我的资料都删了", None),
        ("电话、名字全部删掉", None),
        ("注销账号", None),
    ],
)
def test_one_thing_is_not_everything(said: str, field: str | None) -> None:
    assert own_data.one_thing(said) == field


@pytest.mark.parametrize(
    "said", ["为什么还要留", "留哪些", "要留多久", "凭什么不全部删", "哪些删不掉", "补贴名单咋个还留着"]
)
def test_what_stays_is_asked(said: str) -> None:
    assert own_data.asks_what_stays(said)


@pytest.mark.parametrize("said", ["确定", "删", "先不删", "不删了留着吧", "我有补贴没有"])
def test_an_answer_is_no_such_question(said: str) -> None:
    assert not own_data.asks_what_stays(said)


@pytest.mark.parametrize("said", ["换电话", "我要换电话", "改手机", "我要改一下手机号码", "帮我换个号码"])
def test_a_new_number_is_wished(said: str) -> None:
    assert own_data.wants_changed(said) == "phone"


@pytest.mark.parametrize("said", ["打电话", "换手机壳", "改走访", "换个电工班", "手机坏了", "换厂", "我要换个手机厂"])
def test_other_wishes_are_no_new_number(said: str) -> None:
    assert own_data.wants_changed(said) is None
    assert not own_data.wants_new_firm(said)


def test_a_home_and_a_name_are_to_be_changed() -> None:
    assert own_data.wants_changed("我要改一下老家") == own_data.wants_changed("改老家的乡镇") == "county"
    assert own_data.wants_changed("改名字") == "name"


def test_the_firm_as_registered_is_to_be_put_right_and_not_to_be_changed() -> None:
    assert own_data.wants_new_firm("我要改一下单位")
    assert not own_data.wants_new_firm("我要换单位")
