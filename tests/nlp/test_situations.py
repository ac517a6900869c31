"""What somebody tells of their working life, and of whose."""

import pytest

from nlp import situations


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("我老公回家了", "老公"),
        ("我爸回老家了", "爸"),
        ("我媳妇离职了", "媳妇"),
        ("我婆娘换厂了，去了昆山", "婆娘"),
        ("我家那口子没活干了", "那口子"),
        ("我们班长辞职了", "班长"),
        ("他回老家了", "他"),
        ("老乡都回家了", "老乡"),
        ("我老公辞工了，回家了", "老公"),
        ("我娃他爹回芒市了", "娃他爹"),
        ("我们村的几个都回家了", "村的几个"),
        ("我家老公上个月就辞职了", "老公"),
        ("老表进厂了，在星桥", "老表"),
        ("我妈回家了", "妈"),
        ("我姐也回家咯", "姐"),
    ],
)
def test_the_move_of_another(words: str, who: str) -> None:
    assert situations.find(words) is None
    assert situations.of_another(words) == who


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("我跟老公回家了", "returned"),
        ("我和我媳妇都回老家了", "returned"),
        ("我老公和我都回家了", "returned"),
        ("老公回家了我还在原厂", "same"),
        ("我老公回家了，我没活干了", "idle"),
        ("回家照顾我妈了，我辞职了", "returned"),
        ("老板喊我走了，我待业", "idle"),
        ("我妈病了，我回家了", "returned"),
        ("我换厂了", "changed"),
        ("换到华新的示例快达速运了，25号上的班", "changed"),
        ("从星桥出来了，去了万里分拨中心", "changed"),
        ("三月一号回的家", "returned"),
        ("莫得活干了，都闲起一个星期了", "idle"),
        ("我和老公都换到快达速运了", "changed"),
        ("老乡介绍我进厂了，星桥电子", "employed"),
        ("11月20号进的厂", "employed"),
    ],
)
def test_ones_own_move(words: str, kind: str) -> None:
    found = situations.find(words)
    assert found is not None
    assert found.kind == kind
    assert not situations.of_another(words)


@pytest.mark.parametrize(
    "words",
    [
        "我还在麦香源上班", "还在碧波医疗器械上班没走", "一直在星桥电子做着呢", "仍旧在雪岭冷链干", "照旧克老厂上班", "还克快达上班呢",
        "在万里分拨上班，没换", "没走，还在星桥做", "今天还在麦香源上班", "还在麦香源当保安",
    ],
)  # fmt: skip
def test_whoever_is_still_there_starts_nothing(words: str) -> None:
    found = situations.find(words)
    assert found is not None
    assert found.kind == "same"


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("昨天还在快达上班，今天辞了", "idle"),
        ("以前一直在快达上班", ""),
        ("我还是去快达上班吧", ""),
        ("我还在找厂上班", ""),
        ("我老公还在快达上班", ""),
        ("刚进厂，还在快达学做", "employed"),
        ("一直做到十点", ""),
    ],
)
def test_what_was_once_or_is_wished_for_is_not_so(words: str, kind: str) -> None:
    found = situations.find(words)
    assert (found.kind if found else "") == kind


@pytest.mark.parametrize(
    ("words", "place"),
    [("我还在麦香源", "麦香源"), ("还在老厂", ""), ("人还在快达的", "快达"), ("没走，还在星桥", "星桥")],
)
def test_where_somebody_still_is(words: str, place: str) -> None:
    still = situations.still(words)
    assert still is not None
    assert still.place == place


@pytest.mark.parametrize("words", ["我还在家", "还在宿舍", "还在加班", "还在路上", "我老公还在快达上班"])
def test_being_still_somewhere_else_is_no_work(words: str) -> None:
    assert situations.still(words) is None


def test_a_shift_is_no_factory() -> None:
    found = situations.find("换到夜班了")
    assert found is None


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("我弟回去了", "弟"),
        ("我妈回去了", "妈"),
        ("老表转去了", "老表"),
        ("我回去了", ""),
        ("我跟我弟回去了", ""),
        ("我弟回去了，我还在", ""),
        ("回家了", ""),
    ],
)
def test_whom_alone_it_is_about(words: str, who: str) -> None:
    assert situations.whom(words) == who


@pytest.mark.parametrize(
    "words", ["拍个照就走了", "没坐两分钟就走咯", "看一眼就走人了", "专员坐哈就走了", "今天没上班了", "我今天不上班了"]
)
def test_a_visitor_who_leaves_and_a_day_off_move_nobody(words: str) -> None:
    assert situations.find(words) is None


@pytest.mark.parametrize("words", ["请三天假回趟老家", "回家十天就转来", "克盈江两个礼拜再来", "过年回去，初十又来"])
def test_leave_is_no_leaving(words: str) -> None:
    found = situations.find(words)
    assert found is not None
    assert found.kind == situations.ON_LEAVE


@pytest.mark.parametrize("words", ["辞职回家，不再来了", "我回家三天了", "干满一年就走了"])
def test_leaving_is_no_leave(words: str) -> None:
    found = situations.find(words)
    assert found is None or found.kind != situations.ON_LEAVE


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("跳到雪岭冷链了，10号去的", "changed"),
        ("换场子了", "changed"),
        ("厂里把我裁了", "idle"),
        ("上个月就没上班了", "idle"),
        ("么得换，还在星桥干", "same"),
        ("辞工了，这会儿在麦香源做", "changed"),
    ],
)
def test_more_ways_of_telling_a_move(words: str, kind: str) -> None:
    found = situations.find(words)
    assert found is not None
    assert found.kind == kind


@pytest.mark.parametrize(
    ("words", "ahead"),
    [
        ("过两天要回老家了", True),
        ("打算下个月换厂", True),
        ("马上离职了", True),
        ("要不要换厂", False),
        ("换厂了", False),
    ],
)
def test_a_move_that_is_to_come(words: str, *, ahead: bool) -> None:
    assert situations.intends(words) is ahead


@pytest.mark.parametrize("text", ["10号到的昆山厂里干活", "进了青浦的厂"])
def test_some_factory_of_a_place_is_no_name(text: str) -> None:
    assert not situations.employer(text)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("没换厂 就是调到打包组了", "same"),
        ("我调去打包组了，没换厂", "same"),
        ("厂里搬家了，还是原来那家", "same"),
        ("没换厂，是被裁了", "idle"),
        ("换到打包组了", None),
        ("月底不做了", "idle"),
        ("彩云食集我没干了", "idle"),
        ("我已经到家咯", "returned"),
        ("彩云食集不干了，去了快达速运", "changed"),
        ("中介把我们拉到昆山另外一个厂了", "changed"),
        ("换了个酒店", "changed"),
        ("我在赵巷工地上干小工了，前天开始", "employed"),
        ("今天是正式上班第一天", "employed"),
        ("云杉那边给我停薪留职了", situations.ON_LEAVE),
        ("没换床单", None),
    ],
)
def test_a_move_and_what_is_none(words: str, kind: str | None) -> None:
    found = situations.find(words)
    assert (found.kind if found else None) == kind


@pytest.mark.parametrize(
    ("words", "ahead"),
    [
        ("我跳到顺丰了，下周一报到", True),
        ("月底不做了，回陇川养胎", True),
        ("下月10号走", True),
        ("下周一我去顺丰报到", True),
        ("上个月底不做了", False),
        ("月底就走了", False),
        ("昨天已经走了", False),
        ("下周一去医院", False),
    ],
)
def test_the_day_says_that_a_move_is_to_come(words: str, *, ahead: bool) -> None:
    assert situations.intends(words) is ahead


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("我跳到顺丰了", "顺丰"),
        ("换到夜班组了", ""),
        ("换到昆山了", ""),
        ("现在跟老乡在嘉定一家火锅店端盘子", "嘉定一家火锅店"),
        ("在赵巷那边工地干小工", "赵巷那边工地"),
    ],
)
def test_a_firm_told_in_passing(words: str, name: str) -> None:
    assert situations.employer(words) == name


@pytest.mark.parametrize(
    ("words", "open_still"),
    [("没法，只好回家了", True), ("我回芒市了，再见", True), ("昨天只好回家了", False), ("我回家了", False)],
)
def test_a_goodbye_leaves_open_whether_they_are_gone(words: str, open_still: bool) -> None:
    assert situations.may_be_home(words) is open_still
