"""Notices a worker agrees to (订阅通知): the link to the page, and what WeChat reports from it."""

from collections.abc import Sequence

from db import subscriptions
from handlers import texts
from handlers.dialogue.registry import Phrase
from handlers.dialogue.replies import Reply, Text
from handlers.dialogue.turn import Turn

Replies = Sequence[Reply]
PURPOSE = "subscribe"


def offer(turn: Turn) -> Replies:
    url = turn.link(PURPOSE, turn.follower.key)
    return [Text(texts.subscribing.open_page(url) if url else texts.subscribing.no_page(turn.station.phone))]


def chose(turn: Turn) -> Replies:
    """The pop-up was answered, or a notice was switched off in WeChat's settings. Nobody waits for words about it."""
    for one in turn.incoming.fields.get("subscriptions", ()):
        template_id = str(one.get("template", ""))
        if one.get("status") == "accept":
            subscriptions.agree(turn.session, follower=turn.follower, template_id=template_id)
        elif template_id:
            subscriptions.refuse(turn.session, follower=turn.follower, template_id=template_id, now=turn.now)
    return []


def was_sent(turn: Turn) -> Replies:
    """WeChat's report on a notice: one that it did not bring shows that no consent is left."""
    for one in turn.incoming.fields.get("subscriptions", ()):
        if one.get("status") != "success" and one.get("template"):
            subscriptions.refuse(
                turn.session, follower=turn.follower, template_id=str(one["template"]), now=turn.now
            )  # fmt: skip
    return []


PHRASES = (Phrase(r"(?:我要|我想|帮我)?(?:收|开通?|要|订阅?)(?:个|一下)?(?:微信)?(?:提醒|通知)[吧。！!]?", offer),)
