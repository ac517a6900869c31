import json
from datetime import timedelta

import pytest

from bot.simulator import samples


def upload(account, kind, name, content, path="cgi-bin/media/upload", **form):
    if not account.token:
        account.fetch_token()
    query = {"access_token": account.token, "type": kind}
    files = {"media": (name, content)} if name else None
    return account.client.post(f"/{path}", params=query, files=files, data=form).json()


def fetch(account, media_id):
    query = {"access_token": account.token, "media_id": media_id}
    return account.client.get("/cgi-bin/media/get", params=query)


def test_a_picture_comes_back_for_three_days(account, simulator):
    picture = samples.photograph()
    media_id = upload(account, "image", "表.jpg", picture)["media_id"]
    answer = fetch(account, media_id)
    assert answer.content == picture
    assert answer.headers["content-type"] == "image/jpeg"
    simulator.move_by(timedelta(days=3))
    account.fetch_token()
    assert fetch(account, media_id).json()["errcode"] == 40007


def test_what_people_send_can_be_fetched(account, worker, toy):
    account.fetch_token()
    worker.sends_voice()
    assert fetch(account, toy.heard[-1].media_id).content.startswith(b"#!AMR")
    worker.sends_video()
    assert "video_url" in fetch(account, toy.heard[-1].media_id).json()


@pytest.mark.parametrize(
    ("kind", "name", "content", "code"),
    [
        ("song", "a.jpg", b"x", 40004),
        ("image", "a.txt", b"x", 40009),
        ("voice", "a.jpg", b"x", 40005),
        ("image", "a.jpg", b"", 44001),
        ("thumb", "a.jpg", b"x" * 70_000, 45001),
        ("image", "", b"", 41005),
    ],
)
def test_bad_uploads_have_their_codes(account, kind, name, content, code):
    assert upload(account, kind, name, content)["errcode"] == code


def test_permanent_media_are_counted_listed_and_deleted(account, simulator):
    path = "cgi-bin/material/add_material"
    kept = upload(account, "image", "a.png", samples.sticker(), path)
    film = upload(account, "video", "a.mp4", b"x", path, description=json.dumps({"title": "培训", "introduction": ""}))
    simulator.move_by(timedelta(days=30))
    account.fetch_token()
    counts = account.post("cgi-bin/material/get_materialcount")
    assert (counts["image_count"], counts["video_count"]) == (1, 1)
    listed = account.post("cgi-bin/material/batchget_material", {"type": "image", "offset": 0, "count": 20})
    assert listed["item"][0]["media_id"] == kept["media_id"]
    assert account.post("cgi-bin/material/get_material", {"media_id": film["media_id"]})["title"] == "培训"
    assert account.post("cgi-bin/material/del_material", {"media_id": kept["media_id"]})["errcode"] == 0
    assert account.post("cgi-bin/material/get_material", {"media_id": kept["media_id"]})["errcode"] == 40007


def test_the_address_of_a_picture_shows_the_picture(account, worker, toy):
    worker.sends_picture(b"not really a picture")
    path = toy.heard[-1].image.removeprefix("http://127.0.0.1:8000")
    assert account.client.get(path).content == b"not really a picture"
    assert account.client.get("/sim-media/nothing").status_code == 404
