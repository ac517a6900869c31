"""Control calls under /__sim/, which are not WeChat's: act as a person, move the clock, read chats, set faults."""

import base64
from collections.abc import Callable, Mapping
from datetime import datetime, time, timedelta
from typing import Any, Literal

from fastapi import APIRouter, HTTPException
from pydantic import BaseModel, ConfigDict

from bot.simulator import views
from bot.simulator.answers import Answer
from bot.simulator.faults import ApiFault, ApiFaultKind, PushFault, PushFaultKind
from bot.simulator.phone import NotPossible, Phone
from bot.simulator.views import Json
from bot.simulator.wechat_server import Simulator


class NewPerson(BaseModel):
    name: str
    role: Literal["worker", "staff"] = "worker"
    openid: str | None = None
    follows: bool = True
    scene: str | None = None


class Act(BaseModel):
    """One action of one person; which of the other fields count depends on the action."""

    model_config = ConfigDict(extra="forbid")

    openid: str
    action: str
    text: str = ""
    key: str = ""
    words: str | None = None
    picture: str = ""
    latitude: float = 31.1512
    longitude: float = 121.1246
    scene: str | None = None
    accepted: dict[str, bool] = {}
    refuses: bool = True
    texts: list[str] = []
    gaps: list[float] = []


class ClockMove(BaseModel):
    """minutes, or a moment, or the next time that a clock shows hh:mm."""

    minutes: float | None = None
    to: datetime | None = None
    next: time | None = None


class NewFault(BaseModel):
    side: Literal["api", "push"]
    kind: str
    path: str = "*"
    code: int = -1
    name: str | None = None
    times: int | None = 1
    rate: float = 1.0
    openid: str | None = None
    seconds: float = 6.0


ACTIONS: Mapping[str, Callable[[Phone, Act], Answer | list[Answer] | None]] = {
    "says": lambda phone, act: phone.says(act.text),
    "burst": lambda phone, act: phone.burst(act.texts, gaps=act.gaps),
    "taps_menu": lambda phone, act: phone.taps_menu(act.key, found=act.text),
    "taps_choice": lambda phone, act: phone.taps_choice(act.key, act.text or None),
    "sends_voice": lambda phone, act: phone.sends_voice(act.words),
    "sends_picture": lambda phone, act: phone.sends_picture(base64.b64decode(act.picture) or None),
    "sends_sticker": lambda phone, act: phone.sends_sticker(),
    "sends_video": lambda phone, act: phone.sends_video(),
    "sends_location": lambda phone, act: phone.sends_location(act.latitude, act.longitude, act.text),
    "scans": lambda phone, act: phone.scans(act.scene or ""),
    "follows": lambda phone, act: phone.follows(act.scene),
    "unfollows": lambda phone, act: phone.unfollows(),
    "repeats": lambda phone, act: phone.repeats(),
    "chooses_notices": lambda phone, act: phone.chooses_notices(act.accepted),
    "refuses_messages": lambda phone, act: phone.refuses_messages(act.refuses),
}


def router(simulator: Simulator) -> APIRouter:
    routes = APIRouter(prefix="/__sim")
    for add in (_looking, _people, _time_and_tokens, _faults):
        add(routes, simulator)
    return routes


def _looking(routes: APIRouter, simulator: Simulator) -> None:
    @routes.get("/state")
    def state(openid: str | None = None, after: int = 0) -> Json:
        return views.state(simulator, openid, after)

    @routes.get("/outbox")
    def outbox(openid: str | None = None, after: int = 0) -> list[Json]:
        return [views.bubble(one) for one in simulator.received(openid, after=after)]


def _people(routes: APIRouter, simulator: Simulator) -> None:
    @routes.post("/people")
    def people(new: NewPerson) -> Json:
        try:
            phone = simulator.person(new.name, new.role, new.openid)
        except ValueError as error:
            raise HTTPException(409, str(error)) from error
        if new.follows:
            phone.follows(new.scene)
        return views.person(simulator, phone)

    @routes.post("/act")
    def act(wanted: Act) -> Json:
        carry_out = ACTIONS.get(wanted.action)
        if carry_out is None:
            raise HTTPException(422, f"unknown action {wanted.action}")
        try:
            told = carry_out(simulator.user(wanted.openid), wanted)
        except NotPossible as error:
            raise HTTPException(409, str(error)) from error
        answers = told if isinstance(told, list) else [told]
        return {"answers": [views.answer(one) for one in answers]}


def _time_and_tokens(routes: APIRouter, simulator: Simulator) -> None:
    @routes.post("/clock")
    def clock(move: ClockMove) -> Json:
        moment = _moment(simulator.clock(), move)
        if moment < simulator.clock():
            raise HTTPException(409, "时间不能倒退")
        simulator.move_to(moment)
        return {"clock": simulator.clock().isoformat(timespec="seconds")}

    @routes.post("/tokens/{what}")
    def tokens(what: Literal["revoke", "expire"]) -> Json:
        held = simulator.world.tokens
        spoil = held.revoke if what == "revoke" else held.expire
        spoil(simulator.clock())
        return {}

    @routes.post("/reset")
    def reset() -> Json:
        simulator.reset()
        return {}


def _faults(routes: APIRouter, simulator: Simulator) -> None:
    @routes.post("/faults")
    def faults(new: NewFault) -> Json:
        try:
            return views.fault(_add_fault(simulator, new))
        except ValueError as error:
            raise HTTPException(422, str(error)) from error

    @routes.delete("/faults")
    def no_faults() -> Json:
        simulator.world.faults.reset()
        return {}


def _moment(now: datetime, move: ClockMove) -> datetime:
    if move.to is not None:
        return move.to if move.to.tzinfo else move.to.replace(tzinfo=now.tzinfo)
    if move.next is not None:
        today = datetime.combine(now.date(), move.next, now.tzinfo)
        return today if today > now else today + timedelta(days=1)
    return now + timedelta(minutes=move.minutes or 0)


def _add_fault(simulator: Simulator, new: NewFault) -> ApiFault | PushFault:
    faults = simulator.world.faults
    common: dict[str, Any] = {"times": new.times, "rate": new.rate, "seconds": new.seconds}
    if new.side == "api":
        api = ApiFault(ApiFaultKind(new.kind), new.path, new.code, openid=new.openid, **common)
        faults.api.append(api)
        return api
    push = PushFault(PushFaultKind(new.kind), new.name, **common)
    faults.push.append(push)
    return push
