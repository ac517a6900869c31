"""Pictures of a visit: handed in with the record, or sent in the chat; seen by whoever may see the visit."""

import secrets
from pathlib import PurePath

from bot.console.pages import Ask, File, Page
from bot.pages.pictures import LARGEST, NoPicture, drawn_again
from db import attachments, scopes, visit_photos
from db.models import Visit
from db.rights import Right
from db.scopes import NotSeen

NEEDS = (Right.VISITS,)


def keep(ask: Ask, visit: Visit) -> str:
    """What to say of it; empty when none was handed in."""
    handed_in = ask.files.get("photo")
    if handed_in is None or not handed_in.filename:
        return ""
    try:
        content = drawn_again(handed_in.file.read(LARGEST + 1))
    except NoPicture:
        return "照片打不开或太大，没有存。"
    path = f"media/visit-{visit.key}-{secrets.token_hex(8)}.jpg"
    target = ask.office.runtime.settings.data_dir / path
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    target.write_bytes(content)
    attachments.hand_in(
        ask.session, staff=ask.by, about=visit_photos.about(visit), path=path, region=visit.region, now=ask.now
    )  # fmt: skip
    return "存了照片，七天后自动删，交过照片这件事一直留着。"


def show(ask: Ask) -> File:
    row = attachments.with_file(ask.session, scopes.whole(ask.path["id"]))
    if row.kind != "picture" or not row.about.startswith(visit_photos.ABOUT):
        raise NotSeen("Attachment")
    scopes.one(ask.session, Visit, row.about.removeprefix(visit_photos.ABOUT), by=ask.by)
    return File(ask.stored(row.path), PurePath(row.path).name, "image/jpeg")


PAGES = (Page("/photos/{id:int}", "照片", show, NEEDS),)
