"""What a person can send to an account: every documented message type, as the fields of its XML."""

from dataclasses import dataclass

from bot.simulator import markup
from bot.simulator.markup import Fields, Plain


@dataclass(frozen=True)
class Push:
    """One message or event on its way to the account; the same object is delivered again on a retry."""

    openid: str
    created: int
    fields: Fields
    msg_id: int | None = None

    @property
    def kind(self) -> str:
        return str(self.fields["MsgType"])

    @property
    def event(self) -> str:
        return str(self.fields.get("Event") or "")

    def xml(self, gh_id: str) -> str:
        return markup.document(self.all_fields(gh_id))

    def all_fields(self, gh_id: str) -> dict[str, markup.Value]:
        head: dict[str, markup.Value] = {
            "ToUserName": gh_id,
            "FromUserName": self.openid,
            "CreateTime": self.created,
        }
        return {**head, **self.fields, "MsgId": self.msg_id}


def text(content: str, *, menu_id: str | None = None) -> Fields:
    """A tapped choice of a message menu arrives as a text with the id of the choice."""
    return {"MsgType": "text", "Content": content, "bizmsgmenuid": None if menu_id is None else Plain(menu_id)}


def text_from_article(content: str, *, article_id: str, number: int) -> Fields:
    return {**text(content), "MsgDataId": article_id, "Idx": number}


def image(pic_url: str, media_id: str) -> Fields:
    return {"MsgType": "image", "PicUrl": pic_url, "MediaId": media_id}


def voice(media_id: str, *, recognition: str | None = None, kind: str = "amr") -> Fields:
    """Recognition is left out by default, as it is in practice since 2023; an empty one can be asked for."""
    return {"MsgType": "voice", "MediaId": media_id, "Format": kind, "Recognition": recognition}


def video(media_id: str, thumb_media_id: str) -> Fields:
    return {"MsgType": "video", "MediaId": media_id, "ThumbMediaId": thumb_media_id}


def short_video(media_id: str, thumb_media_id: str) -> Fields:
    return {"MsgType": "shortvideo", "MediaId": media_id, "ThumbMediaId": thumb_media_id}


def location(latitude: float, longitude: float, *, label: str, scale: int = 16) -> Fields:
    """X is the latitude and Y the longitude: the documents mean it so."""
    return {
        "MsgType": "location",
        "Location_X": latitude,
        "Location_Y": longitude,
        "Scale": scale,
        "Label": label,
    }


def link(title: str, description: str, url: str) -> Fields:
    return {"MsgType": "link", "Title": title, "Description": description, "Url": url}


def file(title: str, *, key: str, md5: str, length: int) -> Fields:
    return {
        "MsgType": "file",
        "Title": title,
        "Description": "",
        "FileKey": key,
        "FileMd5": md5,
        "FileTotalLen": length,
    }


def mini_program(title: str, *, appid: str, path: str) -> Fields:
    return {
        "MsgType": "miniprogrampage",
        "Title": title,
        "AppId": appid,
        "PagePath": path,
        "ThumbUrl": "",
        "ThumbMediaId": "",
    }


def unknown(msg_type: str, **fields: str) -> Fields:
    """A type that no document names, for accounts that must not stumble over tomorrow's."""
    return {"MsgType": msg_type, **fields}
