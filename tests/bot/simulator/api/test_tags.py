import pytest


@pytest.fixture
def tag(account):
    return account.post("cgi-bin/tags/create", {"tag": {"name": "芒市"}})["tag"]["id"]


def on(account, tag, *openids):
    return account.post("cgi-bin/tags/members/batchtagging", {"openid_list": list(openids), "tagid": tag})["errcode"]


def test_a_tag_is_put_on_listed_and_taken_off(account, worker, tag):
    assert on(account, tag, worker.openid) == 0
    assert account.post("cgi-bin/tags/getidlist", {"openid": worker.openid})["tagid_list"] == [tag]
    assert account.post("cgi-bin/user/tag/get", {"tagid": tag})["data"]["openid"] == [worker.openid]
    assert {"id": tag, "name": "芒市", "count": 1} in account.get("cgi-bin/tags/get")["tags"]
    account.post("cgi-bin/tags/members/batchuntagging", {"openid_list": [worker.openid], "tagid": tag})
    assert account.post("cgi-bin/user/tag/get", {"tagid": tag})["count"] == 0


def test_one_bad_openid_refuses_the_whole_list(account, worker, tag):
    assert on(account, tag, worker.openid, "oNOBODY") == 40003
    assert account.post("cgi-bin/tags/getidlist", {"openid": worker.openid})["tagid_list"] == []
    assert on(account, tag, *["o"] * 51) == 40032
    assert on(account, 999, worker.openid) == 45159


def test_nobody_carries_more_than_twenty(account, worker):
    for number in range(20):
        created = account.post("cgi-bin/tags/create", {"tag": {"name": f"组{number}"}})["tag"]["id"]
        assert on(account, created, worker.openid) == 0
    extra = account.post("cgi-bin/tags/create", {"tag": {"name": "多"}})["tag"]["id"]
    assert on(account, extra, worker.openid) == 45059


@pytest.mark.parametrize(("name", "code"), [("芒市", 45157), ("", 45157), ("一二三四五六七八九十长", 45158)])
def test_names_have_their_rules(account, tag, name, code):
    assert account.post("cgi-bin/tags/create", {"tag": {"name": name}})["errcode"] == code


def test_system_tags_stay_as_they_are(account):
    assert account.post("cgi-bin/tags/delete", {"tag": {"id": 2}})["errcode"] == 45058


def test_a_deleted_tag_is_off_everybody(account, worker, tag):
    on(account, tag, worker.openid)
    assert account.post("cgi-bin/tags/update", {"tag": {"id": tag, "name": "瑞丽"}})["errcode"] == 0
    assert account.post("cgi-bin/tags/delete", {"tag": {"id": tag}})["errcode"] == 0
    assert worker.person.tags == []


def test_a_hundred_tags_are_enough(account):
    for number in range(100):
        assert "tag" in account.post("cgi-bin/tags/create", {"tag": {"name": f"组{number}"}})
    assert account.post("cgi-bin/tags/create", {"tag": {"name": "多"}})["errcode"] == 45056


def test_the_blacklist_is_kept(account, worker):
    listed = {"openid_list": [worker.openid]}
    assert account.post("cgi-bin/tags/members/batchblacklist", listed)["errcode"] == 0
    blacklist = account.post("cgi-bin/tags/members/getblacklist", {"begin_openid": ""})
    assert blacklist["data"]["openid"] == [worker.openid]
    account.post("cgi-bin/tags/members/batchunblacklist", listed)
    assert not worker.person.blacklisted
