"""The account's API: what the rest of the bot may ask of WeChat. Every call ends in an answer or a SendFailure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from hashlib import blake2b
from typing import Any
from urllib.parse import quote

from bot.wechat.connection import Connection, Download
from bot.wechat.errcodes import MEDIA_GONE, NO_MENU, TYPING_REFUSED
from bot.wechat.failures import SendFailure, Sent, from_code
from bot.wechat.pictures import picture_file
from bot.wechat.sounds import sound_file
from bot.wechat.template_fields import fitted

LONGEST_SCENE = timedelta(days=30)
FEWEST, MOST = 2, 10_000  # openids of one mass send
TAGGED_AT_ONCE = 50
SUBSCRIPTION_TEMPLATES = "https://api.weixin.qq.com/wxaapi/newtmpl/gettemplate"
SCENE_PICTURE = "https://mp.weixin.qq.com/cgi-bin/showqrcode?ticket="


@dataclass(frozen=True)
class Choice:
    """An item of a list to pick from; `id` comes back as the menu id of the message it causes."""

    id: str
    words: str


@dataclass(frozen=True)
class SceneCode:
    ticket: str
    url: str
    picture_url: str


@dataclass(frozen=True)
class FollowersPage:
    """`next_openid` is empty on the page after the last."""

    openids: Sequence[str]
    next_openid: str
    total: int


@dataclass(frozen=True)
class Quota:
    limit: int
    used: int
    left: int


def wire_key(owed_as: str) -> str:
    """32 characters: WeChat documents 64 bytes for its keys but has refused 36."""
    return blake2b(owed_as.encode(), digest_size=16).hexdigest()


class Account(Connection):
    """One official account. Safe to share between threads."""

    def send_text(self, openid: str, text: str) -> Sent:
        return self._send_custom(openid, "text", {"content": text})

    def send_menu(self, openid: str, head: str, choices: Sequence[Choice], tail: str = "") -> Sent:
        """A list to pick from (msgmenu)."""
        items = [{"id": choice.id, "content": choice.words} for choice in choices]
        return self._send_custom(openid, "msgmenu", {"head_content": head, "list": items, "tail_content": tail})

    def send_image(self, openid: str, media_id: str) -> Sent:
        return self._send_custom(openid, "image", {"media_id": media_id})

    def send_voice(self, openid: str, media_id: str) -> Sent:
        return self._send_custom(openid, "voice", {"media_id": media_id})

    def send_card(self, openid: str, *, title: str, description: str, url: str, picture_url: str = "") -> Sent:
        article = {"title": title, "description": description, "url": url, "picurl": picture_url}
        return self._send_custom(openid, "news", {"articles": [article]})

    def send_template(
        self, openid: str, template_id: str, data: Mapping[str, str], *, client_msg_id: str, url: str = ""
    ) -> Sent:
        body = {"touser": openid, "template_id": template_id, "data": _values(data), "client_msg_id": client_msg_id}
        return _sent(self.post("message/template/send", data=body | ({"url": url} if url else {})))

    def send_subscription(self, openid: str, template_id: str, data: Mapping[str, str], *, page: str = "") -> Sent:
        body = {"touser": openid, "template_id": template_id, "data": _values(data)}
        return _sent(self.post("message/subscribe/bizsend", data=body | ({"page": page} if page else {})))

    def mass_send(self, openids: Sequence[str], text: str, *, client_msg_id: str) -> Sent:
        """To 2 to 10,000 openids; anything else is a ValueError before WeChat hears of it."""
        if not FEWEST <= len(openids) <= MOST:
            raise ValueError(f"a mass send has {FEWEST} to {MOST} openids")
        return self._send_mass("message/mass/send", {"touser": list(openids)}, text, client_msg_id)

    def mass_send_to_tag(self, tag_id: int | None, text: str, *, client_msg_id: str) -> Sent:
        """To everybody when there is no tag."""
        group = {"is_to_all": True} if tag_id is None else {"is_to_all": False, "tag_id": tag_id}
        return self._send_mass("message/mass/sendall", {"filter": group}, text, client_msg_id)

    def mass_status(self, remote_id: str) -> str:
        """SENDING, SEND_SUCCESS, SEND_FAIL or DELETE."""
        return str(self.post("message/mass/get", data={"msg_id": remote_id}).get("msg_status", ""))

    def mass_delete(self, remote_id: str) -> None:
        self.post("message/mass/delete", data={"msg_id": int(remote_id), "article_idx": 0})

    def typing(self, openid: str, *, on: bool = True) -> None:
        """Shows that an answer is being written; that WeChat will not show it is no failure."""
        command = "Typing" if on else "CancelTyping"
        try:
            self.post("message/custom/typing", data={"touser": openid, "command": command})
        except SendFailure as failure:
            if failure.code not in TYPING_REFUSED:
                raise

    def create_menu(self, buttons: Sequence[Mapping[str, Any]]) -> None:
        self.post("menu/create", data={"button": list(buttons)})

    def get_menu(self) -> list[dict[str, Any]]:
        """The buttons, none when no menu is published."""
        try:
            menu = self.get("menu/get").get("menu", {})
        except SendFailure as failure:
            if failure.code != NO_MENU:
                raise
            return []
        return list(menu.get("button", ()))

    def upload_image(self, picture: bytes) -> str:
        """The media id, good for three days."""
        return self._upload("image", picture_file(picture))

    def upload_voice(self, sound: bytes) -> str:
        """The media id, good for three days. Raises NoRecording for what WeChat would refuse."""
        return self._upload("voice", sound_file(sound))

    def _upload(self, kind: str, file: tuple[str, bytes, str]) -> str:
        return str(self.post("media/upload", params={"type": kind}, files={"media": file})["media_id"])

    def fetch_media(self, media_id: str) -> tuple[bytes, str]:
        """What a follower sent, and its content type. At most 10 MB, and only for three days."""
        found = self._download("media/get", {"media_id": media_id})
        if not isinstance(found, Download):
            raise from_code(MEDIA_GONE, now=self._clock())
        return found.content, found.kind

    def create_scene_code(self, scene: str, expires: timedelta | None = None) -> SceneCode:
        """A code for followers to scan; permanent without `expires`, of which an account has 100,000."""
        if expires is not None and not timedelta() < expires <= LONGEST_SCENE:
            raise ValueError("a scene code lives 30 days at most")
        body: dict[str, Any] = {"action_info": {"scene": {"scene_str": scene}}, "action_name": "QR_LIMIT_STR_SCENE"}
        if expires is not None:
            body |= {"action_name": "QR_STR_SCENE", "expire_seconds": int(expires.total_seconds())}
        answer = self.post("qrcode/create", data=body)
        ticket = str(answer["ticket"])
        return SceneCode(ticket, str(answer["url"]), SCENE_PICTURE + quote(ticket, safe=""))

    def followers(self, next_openid: str = "") -> FollowersPage:
        answer = self.get("user/get", params={"next_openid": next_openid})
        openids = list(answer.get("data", {}).get("openid", ()))
        return FollowersPage(
            openids, str(answer.get("next_openid", "")) if openids else "", int(answer.get("total", 0))
        )

    def create_tag(self, name: str) -> int:
        return int(self.post("tags/create", data={"tag": {"name": name}})["tag"]["id"])

    def tags(self) -> dict[str, int]:
        return {str(tag["name"]): int(tag["id"]) for tag in self.get("tags/get").get("tags", ())}

    def tag_followers(self, tag_id: int, openids: Sequence[str]) -> None:
        for some in _in_parts(openids, TAGGED_AT_ONCE):
            self.post("tags/members/batchtagging", data={"openid_list": some, "tagid": tag_id})

    def untag_followers(self, tag_id: int, openids: Sequence[str]) -> None:
        for some in _in_parts(openids, TAGGED_AT_ONCE):
            self.post("tags/members/batchuntagging", data={"openid_list": some, "tagid": tag_id})

    def quota(self, path: str) -> Quota:
        """Of one API, named as in its address: `/cgi-bin/message/custom/send`. WeChat counts to about one percent."""
        answer = self.post("openapi/quota/get", data={"cgi_path": path})["quota"]
        return Quota(int(answer["daily_limit"]), int(answer["used"]), int(answer["remain"]))

    def templates(self) -> dict[str, str]:
        """The account's template notices: id → content with its fields."""
        rows = self.get("template/get_all_private_template").get("template_list", ())
        return {str(row["template_id"]): str(row.get("content", "")) for row in rows}

    def subscription_templates(self) -> dict[str, str]:
        """The account's subscription notices: id → content with its fields."""
        rows = self.get(SUBSCRIPTION_TEMPLATES).get("data", ())
        return {str(row["priTmplId"]): str(row.get("content", "")) for row in rows}

    def page_ticket(self) -> tuple[str, timedelta]:
        """For the JS-SDK of our own pages, and how long it is good for."""
        answer = self.get("ticket/getticket", params={"type": "jsapi"})
        return str(answer["ticket"]), timedelta(seconds=int(answer["expires_in"]))

    def callback_ips(self) -> list[str]:
        """Addresses and networks that WeChat's pushes come from; they change."""
        return [str(address) for address in self.get("getcallbackip").get("ip_list", ())]

    def _send_custom(self, openid: str, type_: str, content: Mapping[str, Any]) -> Sent:
        return _sent(self.post("message/custom/send", data={"touser": openid, "msgtype": type_, type_: dict(content)}))

    def _send_mass(self, path: str, whom: Mapping[str, Any], text: str, client_msg_id: str) -> Sent:
        body = {**whom, "msgtype": "text", "text": {"content": text}, "clientmsgid": client_msg_id}
        return _sent(self.post(path, data=body | {"send_ignore_reprint": 0}))


def _sent(answer: Mapping[str, Any]) -> Sent:
    remote_id = answer.get("msgid", answer.get("msg_id", ""))
    return Sent(str(remote_id))


def _values(data: Mapping[str, str]) -> dict[str, dict[str, str]]:
    return {name: {"value": fitted(name, value)} for name, value in data.items()}


def _in_parts(openids: Sequence[str], size: int) -> Iterator[list[str]]:
    for start in range(0, len(openids), size):
        yield list(openids[start : start + size])
