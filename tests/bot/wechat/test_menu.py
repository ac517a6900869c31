from bot.wechat import menu
from tests.bot.wechat.platform import OK


def test_the_menu_keeps_wechats_limits():
    assert 1 <= len(menu.MENU) <= 3
    for top in menu.MENU:
        assert len(top.name.encode()) <= 16
        assert 1 <= len(top.below) <= 5
        for button in top.below:
            assert len(button.name.encode()) <= 60
            assert len(button.name) <= 8
            assert len((menu.PREFIX + button.key).encode()) <= 128


def test_every_button_sends_a_key_of_its_own():
    keys = menu.keys()
    assert len(keys) == len(set(keys)) == sum(len(top.below) for top in menu.MENU)
    assert {"menu:jobs", "menu:courses", "menu:visit", "menu:mine", "menu:human"} <= set(keys)


def test_retired_keys_lead_to_published_ones():
    assert set(menu.RETIRED).isdisjoint(menu.keys())
    assert set(menu.RETIRED.values()) <= set(menu.keys())


def test_publishing_replaces_the_whole_menu(account, platform):
    platform.says("/cgi-bin/menu/create", OK)
    menu.publish(account)
    [call] = platform.made("/cgi-bin/menu/create")
    first = call.json["button"][0]
    assert (first["name"], "type" in first, "key" in first) == ("找工作", False, False)
    assert first["sub_button"][0] == {"type": "click", "name": "今日招工", "key": "menu:jobs"}
