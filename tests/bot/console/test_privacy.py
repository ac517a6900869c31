"""Personal data at the desk: deletion for somebody who telephones, how far each has come, proofs for a reason."""

import io

from PIL import Image
from sqlmodel import select

from bot.console.office import Office
from bot.scheduled import finish_erasures
from db import proofs
from db.models import Audit, Erasure, Inquiry, Worker
from tests.bot.console.clerk import Station
from tests.bot.console.town import HERE, PHONES, build
from tests.builders import NINE


def test_somebody_who_telephones_is_deleted_and_the_page_says_how_far_it_is(console: Station) -> None:
    with console.runtime.records.write() as session:
        town = build(session, Office(console.runtime).keys)
        worker = session.get_one(Worker, town.near["worker"])
        drawn = io.BytesIO()
        Image.new("RGB", (20, 20)).save(drawn, format="JPEG")
        folder = console.runtime.settings.data_dir
        proofs.keep(session, worker, drawn.getvalue(), folder=folder, ring=console.ring, now=NINE)
        code = worker.code or f"G{worker.key}"
    head = console.enter("S01")
    shown = head.post("/privacy/proof", {"code": code, "reason": "核对账户"})
    assert (shown.headers["content-type"], shown.content[:3]) == ("image/jpeg", b"\xff\xd8\xff")
    assert "先写明用途" in head.post("/privacy/proof", {"code": code, "reason": ""}).text
    form = {"code": code, "name": HERE, "reason": "本人来电", "sure": "删除"}
    assert "请写明" in head.post("/privacy/erase", {**form, "sure": "好"}).text
    # A digit mistyped must not delete somebody else.
    assert "编号和姓名对不上" in head.post("/privacy/erase", {**form, "name": "别人"}).text
    with console.runtime.records.read() as session:
        assert session.exec(select(Erasure)).first() is None
    done = head.post("/privacy/erase", form)
    # Somebody is at work on a request of theirs: it is closed first.
    assert ("已停用" in done.text, "办完才删完" in done.text) == (True, True)
    assert "办完就删" in head.get("/privacy").text
    for page in (done.text, head.get("/privacy").text):
        assert (HERE in page, PHONES[0] in page) == (False, False)
    with console.runtime.records.write() as session:
        for request in session.exec(select(Inquiry).where(Inquiry.worker_id == town.near["worker"])).all():
            request.status = "closed"
        session.exec(select(Erasure)).one().asked_at = NINE
    finish_erasures.run(console.runtime, NINE.replace(hour=12))
    assert "删完了" in head.get("/privacy").text
    with console.runtime.records.read() as session:
        assert session.get_one(Worker, town.near["worker"]).phone == ""
        noted = session.exec(select(Audit).where(Audit.action == "erasure_asked")).one()
        assert (noted.reason, noted.about) == ("本人来电", f"worker:{town.near['worker']}")
