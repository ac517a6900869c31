from bot.simulator.api import people


def test_a_follower_is_told_without_name_and_picture(account, simulator):
    worker = simulator.person("岩罕")
    worker.scans("shop_12")
    told = account.get("cgi-bin/user/info", openid=worker.openid)
    assert (told["subscribe"], told["nickname"], told["qr_scene_str"]) == (1, "", "shop_12")
    assert told["subscribe_scene"] == "ADD_SCENE_QR_CODE"
    assert "unionid" not in told
    assert "errcode" not in told


def test_somebody_who_left_is_told_with_a_zero(account, worker):
    worker.unfollows()
    assert account.get("cgi-bin/user/info", openid=worker.openid)["subscribe"] == 0


def test_unknown_and_missing_people_have_their_codes(account):
    assert account.get("cgi-bin/user/info", openid="oNOBODY")["errcode"] == 40003
    assert account.get("cgi-bin/user/info")["errcode"] == 41009


def test_followers_are_listed_page_by_page(account, simulator, monkeypatch):
    monkeypatch.setattr(people, "PAGE", 2)
    openids = []
    for number in range(3):
        person = simulator.person(f"工友{number}")
        person.follows()
        openids.append(person.openid)
    first = account.get("cgi-bin/user/get")
    assert (first["total"], first["count"], first["next_openid"]) == (3, 2, openids[1])
    second = account.get("cgi-bin/user/get", next_openid=first["next_openid"])
    assert second["data"]["openid"] == openids[2:]
    last = account.get("cgi-bin/user/get", next_openid=second["next_openid"])
    assert last["count"] == 0
    assert "data" not in last


def test_many_are_told_at_once_but_not_too_many(account, worker):
    told = account.post("cgi-bin/user/info/batchget", {"user_list": [{"openid": worker.openid}]})
    assert told["user_info_list"][0]["subscribe"] == 1
    many = [{"openid": worker.openid}] * 101
    assert account.post("cgi-bin/user/info/batchget", {"user_list": many})["errcode"] == 40032


def test_a_remark_is_kept(account, worker):
    remark = {"openid": worker.openid, "remark": "华新厂"}
    assert account.post("cgi-bin/user/info/updateremark", remark)["errcode"] == 0
    assert account.get("cgi-bin/user/info", openid=worker.openid)["remark"] == "华新厂"
