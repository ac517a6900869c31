from datetime import timedelta

import pytest

from bot.simulator import samples


@pytest.fixture
def article(simulator):
    kept = simulator.world.media.keep("thumb", "t.jpg", samples.photograph(), simulator.clock(), permanent=True)
    return {"title": "招工简章", "content": "<p>正文</p>", "digest": "包吃住", "thumb_media_id": kept.media_id}


def test_a_draft_is_published_and_the_end_is_reported(account, simulator, article, toy):
    media_id = account.post("cgi-bin/draft/add", {"articles": [article]})["media_id"]
    assert account.post("cgi-bin/draft/get", {"media_id": media_id})["news_item"][0]["title"] == "招工简章"
    publish_id = account.post("cgi-bin/freepublish/submit", {"media_id": media_id})["publish_id"]
    simulator.move_by(timedelta(seconds=5))
    assert toy.heard[-1]._data["PublishEventInfo"]["publish_id"] == publish_id
    told = account.post("cgi-bin/freepublish/get", {"publish_id": publish_id})
    assert told["publish_status"] == 0
    assert account.post("cgi-bin/freepublish/getarticle", {"article_id": told["article_id"]})["news_item"]


def test_a_draft_can_be_sent_to_many(account, simulator, worker, article):
    other = simulator.person("思兰")
    other.follows()
    media_id = account.post("cgi-bin/draft/add", {"articles": [article]})["media_id"]
    body = {"touser": [worker.openid, other.openid], "msgtype": "mpnews", "mpnews": {"media_id": media_id}}
    assert "msg_data_id" in account.post("cgi-bin/message/mass/send", body)
    simulator.tick()
    assert worker.sees()[-1].text == "招工简章\n包吃住"


def test_bad_articles_are_refused(account, article):
    assert account.post("cgi-bin/draft/add", {"articles": [{**article, "title": ""}]})["errcode"] == 44004
    assert account.post("cgi-bin/draft/add", {"articles": [{**article, "content": "x" * 20_000}]})["errcode"] == 45002
    assert account.post("cgi-bin/draft/add", {"articles": [{**article, "thumb_media_id": "x"}]})["errcode"] == 40007
    assert account.post("cgi-bin/freepublish/submit", {"media_id": "nothing"})["errcode"] == 40007


def test_a_deleted_draft_is_gone(account, article):
    media_id = account.post("cgi-bin/draft/add", {"articles": [article]})["media_id"]
    assert account.post("cgi-bin/draft/count")["total_count"] == 1
    account.post("cgi-bin/draft/delete", {"media_id": media_id})
    assert account.post("cgi-bin/draft/count")["total_count"] == 0
