from datetime import timedelta
from io import BytesIO

import pytest
from PIL import Image


def create(account, action, scene, **more):
    return account.post("cgi-bin/qrcode/create", {"action_name": action, "action_info": {"scene": scene}, **more})


def test_a_temporary_code_is_drawn_until_it_is_over(account, simulator):
    told = create(account, "QR_STR_SCENE", {"scene_str": "bind_1"}, expire_seconds=600)
    assert told["expire_seconds"] == 600
    picture = account.client.get("/cgi-bin/showqrcode", params={"ticket": told["ticket"]})
    assert Image.open(BytesIO(picture.content)).format == "JPEG"
    simulator.move_by(timedelta(seconds=600))
    assert account.client.get("/cgi-bin/showqrcode", params={"ticket": told["ticket"]}).status_code == 404


def test_the_code_of_a_scene_is_the_one_that_is_scanned(account, worker, toy):
    told = create(account, "QR_LIMIT_STR_SCENE", {"scene_str": "shop_12"})
    assert "expire_seconds" not in told
    worker.scans("shop_12")
    assert toy.heard[-1]._data["Ticket"] == told["ticket"]


@pytest.mark.parametrize(
    ("action", "scene"),
    [
        ("QR_STR_SCENE", {"scene_str": ""}),
        ("QR_STR_SCENE", {"scene_str": "x" * 65}),
        ("QR_SCENE", {"scene_id": 0}),
        ("QR_LIMIT_SCENE", {"scene_id": 100_001}),
        ("QR_DANCE", {"scene_id": 1}),
    ],
)
def test_a_bad_scene_is_refused(account, action, scene):
    assert create(account, action, scene)["errcode"] == 40053
