from tests.bot.simulator.toy_bot import ACCOUNT

SEND = "/cgi-bin/message/custom/send"


def quota(account, path):
    return account.post("cgi-bin/openapi/quota/get", {"cgi_path": path})


def test_a_quota_is_told_and_cleared(account):
    account.says("oNOBODY", "x")
    assert quota(account, SEND)["quota"] == {"daily_limit": 500_000, "used": 1, "remain": 499_999}
    assert account.post("cgi-bin/openapi/quota/clear", {"cgi_path": SEND})["errcode"] == 0
    assert quota(account, SEND)["quota"]["used"] == 0


def test_odd_paths_have_their_codes(account):
    assert quota(account, "")["errcode"] == 76003
    assert quota(account, "/nonsense")["errcode"] == 76021
    assert quota(account, "/sns/auth")["errcode"] == 76022


def test_the_eleventh_clearing_of_a_month_is_refused(account):
    for _ in range(10):
        assert account.post("cgi-bin/clear_quota", {"appid": ACCOUNT.appid})["errcode"] == 0
    given = {"appid": ACCOUNT.appid, "appsecret": ACCOUNT.secret}
    assert account.client.post("/cgi-bin/clear_quota/v2", json=given).json()["errcode"] == 48006
    assert account.post("cgi-bin/clear_quota", {"appid": "wxffff"})["errcode"] == 40013


def test_addresses_and_the_check_of_the_callback_are_told(account):
    assert "127.0.0.1" in account.get("cgi-bin/getcallbackip")["ip_list"]
    told = account.post("cgi-bin/callback/check", {"action": "all", "check_operator": "DEFAULT"})
    assert told["ping"][0]["package_loss"] == "0%"
    assert account.post("cgi-bin/callback/check", {"action": "dance"})["errcode"] == 40035


def test_an_unknown_rid_is_told(account):
    assert account.post("cgi-bin/openapi/rid/get", {"rid": "nothing"})["errcode"] == 76003


def test_the_told_quota_can_be_a_little_off(account, simulator):
    simulator.world.quotas.told_too_high_by = 0.01
    for _ in range(100):
        account.says("oNOBODY", "x")
    assert quota(account, SEND)["quota"]["used"] == 101
