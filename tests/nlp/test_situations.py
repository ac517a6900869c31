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


def test_a_shift_is_no_factory() -> None:
    found = situations.find("换到夜班了")
    assert found is None


@pytest.mark.parametrize("words", ["没换", "没换，还在原厂", "说错了", "没有换厂", "打错了，没换"])
def test_takes_back(words: str) -> None:
    assert situations.TAKES_BACK.fullmatch(words)


@pytest.mark.parametrize("words", ["没换衣服", "换厂了", "没有", "星桥电子"])
def test_takes_nothing_back(words: str) -> None:
    assert not situations.TAKES_BACK.fullmatch(words)


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
