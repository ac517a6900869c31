from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

from tests.bot.simulator.toy_bot import ACCOUNT


def code(account, scope="snsapi_base", **more):
    query = {"appid": ACCOUNT.appid, "redirect_uri": "https://example.test/back", "response_type": "code"}
    answer = account.client.get("/connect/oauth2/authorize", params={**query, "scope": scope, "state": "S", **more})
    assert answer.status_code == 302
    back = parse_qs(urlsplit(answer.headers["location"]).query)
    assert back["state"] == ["S"]
    return back["code"][0]


def exchange(account, given):
    query = {"appid": ACCOUNT.appid, "secret": ACCOUNT.secret, "code": given, "grant_type": "authorization_code"}
    return account.client.get("/sns/oauth2/access_token", params=query).json()


def test_the_last_person_consents_and_a_code_works_once(account, worker):
    given = code(account)
    assert exchange(account, given)["openid"] == worker.openid
    assert exchange(account, given)["errcode"] == 40163
    assert exchange(account, "made-up")["errcode"] == 40029


def test_a_code_lives_five_minutes(account, worker, simulator):
    given = code(account)
    simulator.move_by(timedelta(minutes=5))
    assert exchange(account, given)["errcode"] == 42003


def test_only_the_wider_scope_tells_the_name(account, worker):
    narrow = exchange(account, code(account))
    wide = exchange(account, code(account, "snsapi_userinfo", sim_openid=worker.openid))
    ask = account.client.get
    assert ask("/sns/userinfo", params={"access_token": narrow["access_token"]}).json()["errcode"] == 48001
    assert ask("/sns/userinfo", params={"access_token": wide["access_token"]}).json()["nickname"] == "岩罕"
    good = {"access_token": wide["access_token"], "openid": worker.openid}
    assert ask("/sns/auth", params=good).json()["errcode"] == 0


def test_a_refresh_lasts_thirty_days(account, worker, simulator):
    first = exchange(account, code(account))
    query = {"appid": ACCOUNT.appid, "grant_type": "refresh_token", "refresh_token": first["refresh_token"]}
    simulator.move_by(timedelta(days=29))
    assert account.client.get("/sns/oauth2/refresh_token", params=query).json()["openid"] == worker.openid
    simulator.move_by(timedelta(days=1))
    assert account.client.get("/sns/oauth2/refresh_token", params=query).json()["errcode"] == 42002


def test_the_js_ticket_is_given(account):
    assert account.get("cgi-bin/ticket/getticket", type="jsapi")["expires_in"] == 7200
    assert account.get("cgi-bin/ticket/getticket", type="x")["errcode"] == 40097
