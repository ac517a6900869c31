import dataclasses

from tests.bot.simulator.toy_bot import ACCOUNT


def ask(account, **more):
    query = {"grant_type": "client_credential", "appid": ACCOUNT.appid, "secret": ACCOUNT.secret, **more}
    return account.client.get("/cgi-bin/token", params=query).json()


def test_both_ways_give_a_token_for_two_hours(account):
    assert ask(account)["expires_in"] == 7200
    told = account.fetch_token()
    assert set(told) == {"access_token", "expires_in"}
    assert len(told["access_token"]) <= 512


def test_wrong_details_have_their_codes(account):
    assert ask(account, grant_type="password")["errcode"] == 40002
    assert ask(account, appid="wxffff")["errcode"] == 40013
    assert ask(account, secret="wrong")["errcode"] == 40125
    assert account.fetch_token(secret="wrong")["errcode"] == 40125


def test_an_address_outside_the_list_is_refused(account, simulator):
    simulator.world.account = dataclasses.replace(ACCOUNT, ip_whitelist=frozenset({"10.0.0.1"}))
    assert account.fetch_token()["errcode"] == 40164


def test_a_frozen_secret_and_an_unconfirmed_address_are_told(account, simulator):
    simulator.world.secret_is_frozen = True
    assert account.fetch_token()["errcode"] == 40243
    simulator.world.secret_is_frozen = False
    simulator.world.ip_needs_confirmation = True
    assert account.fetch_token()["errcode"] == 89503


def test_a_token_taken_by_another_server_is_not_the_latest(account, simulator):
    account.fetch_token()
    simulator.world.tokens.revoke(simulator.clock())
    assert account.get("cgi-bin/getcallbackip")["errcode"] == 40001
    account.fetch_token()
    assert "ip_list" in account.get("cgi-bin/getcallbackip")
