import json

import pytest

CLICK = {"type": "click", "name": "找工作", "key": "JOBS"}


def create(account, buttons):
    if not account.token:
        account.fetch_token()
    body = json.dumps({"button": buttons}, ensure_ascii=False).encode()
    return account.client.post("/cgi-bin/menu/create", params={"access_token": account.token}, content=body).json()


def test_a_menu_is_created_read_and_deleted(account):
    assert account.get("cgi-bin/menu/get")["errcode"] == 46003
    assert create(account, [CLICK])["errcode"] == 0
    assert account.get("cgi-bin/menu/get")["menu"]["button"] == [{**CLICK, "sub_button": []}]
    assert account.get("cgi-bin/get_current_selfmenu_info")["is_menu_open"] == 1
    account.get("cgi-bin/menu/delete")
    assert account.get("cgi-bin/menu/get")["errcode"] == 46003


@pytest.mark.parametrize(
    ("buttons", "code"),
    [
        ([], 40016),
        ([CLICK] * 4, 40016),
        ([{**CLICK, "name": "名字太长了吧"}], 40018),
        ([{"name": "服务", "sub_button": [CLICK] * 6}], 40023),
        ([{"name": "服务", "sub_button": [{**CLICK, "name": "长" * 21}]}], 40025),
        ([{**CLICK, "key": "k" * 129}], 40019),
        ([{"type": "view", "name": "官网", "url": ""}], 40020),
        ([{"type": "dance", "name": "跳舞", "key": "D"}], 40017),
    ],
)
def test_each_limit_has_its_code(account, buttons, code):
    assert create(account, buttons)["errcode"] == code


def test_escaped_chinese_is_refused(account):
    account.fetch_token()
    body = json.dumps({"button": [CLICK]}).encode()
    answer = account.client.post("/cgi-bin/menu/create", params={"access_token": account.token}, content=body)
    assert answer.json()["errcode"] == 40033


def test_a_conditional_menu_is_shown_to_those_with_its_tag(account, worker):
    special = [{**CLICK, "key": "STAFF"}]
    rule = {"button": special, "matchrule": {"tag_id": "100"}}
    body = json.dumps(rule, ensure_ascii=False).encode()

    def add():
        if not account.token:
            account.fetch_token()
        query = {"access_token": account.token}
        return account.client.post("/cgi-bin/menu/addconditional", params=query, content=body).json()

    assert add()["errcode"] == 65303
    create(account, [CLICK])
    number = add()["menuid"]
    worker.person.tags = [100]
    matched = account.post("cgi-bin/menu/trymatch", {"user_id": worker.openid})["button"]
    assert matched[0]["key"] == "STAFF"
    assert account.post("cgi-bin/menu/delconditional", {"menuid": number})["errcode"] == 0
    assert account.post("cgi-bin/menu/delconditional", {"menuid": number})["errcode"] == 46003


def test_private_facts_are_no_rule(account):
    create(account, [CLICK])
    rule = {"button": [{"type": "click", "name": "x", "key": "x"}], "matchrule": {"sex": "1"}}
    assert account.post("cgi-bin/menu/addconditional", rule)["errcode"] == 65320
