"""Codes to print and stick on the certificates of a class (证书查验码): scanned, each opens the public page that checks it."""

from dataclasses import dataclass
from urllib.parse import quote

import segno
from markupsafe import Markup

from bot.console.classes import LOOKS
from bot.console.pages import Ask, Page, Shown
from db import class_register, scopes
from db.models import Course

CHECKED_AT = "/certificate"


@dataclass(frozen=True)
class Label:
    number: str
    name: str
    code: Markup


def show(ask: Ask) -> Shown:
    """Certificates of the people the member may see, in the order of the register."""
    course = scopes.one(ask.session, Course, ask.path["id"], by=ask.by, looking=True)
    here = ask.office.runtime.settings.public_url.rstrip("/") + CHECKED_AT
    seats = class_register.of(ask.session, course, by=ask.by).seats
    labels = [
        Label(one.certificate.number, one.worker.name, _drawn(f"{here}?number={quote(one.certificate.number)}"))
        for one in seats
        if one.certificate
    ]
    facts = {"title": f"{course.code} 证书查验码", "course": course, "labels": labels, "here": here}
    return Shown("courses/labels.html", {**facts, "reachable": here.startswith("http")})


def _drawn(address: str) -> Markup:
    return Markup(segno.make(address, micro=False).svg_inline(scale=3, border=2))  # noqa: S704 - drawn by us


PAGES = (Page("/courses/{id:int}/labels", "证书查验码", show, LOOKS),)
