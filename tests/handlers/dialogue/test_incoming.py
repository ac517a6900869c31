from datetime import datetime

import pytest

from db.columns import CHINA
from handlers.dialogue.incoming import Incoming, Kind, Window


def arrived(kind: Kind, **rest) -> Incoming:
    sent_at = datetime(2026, 11, 26, 9, 0, tzinfo=CHINA)
    return Incoming(key="1", openid="oUSER", account="gh_demo", kind=kind, sent_at=sent_at, **rest)


@pytest.mark.parametrize(
    ("incoming", "window"),
    [
        (arrived(Kind.TEXT, text="在吗"), Window.MESSAGE),
        (arrived(Kind.STICKER), Window.MESSAGE),
        (arrived(Kind.UNKNOWN), Window.MESSAGE),
        (arrived(Kind.TEXT, text="满意", menu_id="101"), Window.MENU),
        (arrived(Kind.EVENT, event="CLICK", event_key="menu:jobs"), Window.MENU),
        (arrived(Kind.EVENT, event="scancode_push"), Window.MENU),
        (arrived(Kind.EVENT, event="SCAN", event_key="factory:7"), Window.SCAN),
        (arrived(Kind.EVENT, event="subscribe", event_key="factory:7"), Window.FOLLOW),
        (arrived(Kind.EVENT, event="VIEW", event_key="https://d.cn"), None),
        (arrived(Kind.EVENT, event="LOCATION"), None),
        (arrived(Kind.EVENT, event="unsubscribe"), None),
    ],
)
def test_what_a_follower_did_opens_the_window_wechat_documents(incoming, window):
    assert incoming.opens_window is window


@pytest.mark.parametrize(
    ("incoming", "spoken"),
    [
        (arrived(Kind.TEXT, text="在吗"), True),
        (arrived(Kind.VOICE, text="找工作"), True),
        (arrived(Kind.VOICE), False),
        (arrived(Kind.TEXT, text=" \n"), False),
        (arrived(Kind.LOCATION, text="青浦"), False),
        (arrived(Kind.EVENT, event="CLICK"), False),
    ],
)
def test_words_are_typed_or_recognised(incoming, spoken):
    assert incoming.has_words is spoken


def test_a_scene_is_scanned_by_followers_and_by_those_who_follow_through_it():
    assert arrived(Kind.EVENT, event="SCAN", event_key="factory:7").scene == "factory:7"
    assert arrived(Kind.EVENT, event="subscribe", event_key="factory:7").scene == "factory:7"
    assert not arrived(Kind.EVENT, event="subscribe").scanned
    assert arrived(Kind.EVENT, event="CLICK", event_key="menu:jobs").scene == ""
