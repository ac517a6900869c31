"""Whether the person at one's side agrees, as the owner of the phone tells it."""

import pytest

from nlp import agreed_for
from nlp.understand import Understander


@pytest.mark.parametrize(
    "said",
    [
        "她在边上 她说要得",
        "她同意 就在我边上",
        "他同意的 在我旁边",
        "在的 她说可以",
        "我妹说好的",
        "我婆娘在旁边，她同意了",
        "本人同意，就在这里",
        "我妈说可以，她没得手机",
        "她在旁边说要得",
        "我弟答应了的",
        "她点头了",
        "人在旁边 说没意见",
        "她说好 她叫李小英",
    ],
)
def test_somebody_at_ones_side_agrees(said: str) -> None:
    assert agreed_for.find(said) is True


@pytest.mark.parametrize(
    "said", ["她说不要", "我妈不同意", "他在旁边，他不愿意", "我弟不在", "她没在旁边", "老公说不得行"]
)
def test_somebody_at_ones_side_refuses(said: str) -> None:
    assert agreed_for.find(said) is False


@pytest.mark.parametrize(
    "said",
    [
        "她不在边上 但是她同意",
        "她说她先想想",
        "他同意吗",
        "我跟她说一下",
        "可以",
        "她说好像可以",
        "她同意 但是先不登记",
        "她叫李小英",
        "他说要打死我",
    ],
)
def test_neither_is_not_decided(said: str) -> None:
    assert agreed_for.find(said) is None


def test_somebody_who_is_near_has_not_agreed() -> None:
    assert agreed_for.is_near("她就在我边上")
    assert not agreed_for.is_near("她在边上 她说要得")
    assert agreed_for.find("她就在我边上") is None


@pytest.mark.parametrize("said", ["她在边上 她说要得", "他同意的 在我旁边", "她就在我旁边", "我妈不同意"])
def test_none_of_it_is_a_danger(said: str) -> None:
    assert Understander().understand(said).alert is None


@pytest.mark.parametrize("said", ["他拿刀在我旁边", "她在边上 说不想活了", "救命 他在旁边"])
def test_danger_beside_somebody_is_still_one(said: str) -> None:
    assert Understander().understand(said).alert is not None
