"""A very small account, written with wechatpy, so that the simulator is heard by somebody who learned WeChat elsewhere."""

from dataclasses import dataclass, field
from typing import Annotated

import httpx
from fastapi import Depends, FastAPI, Request, Response
from wechatpy import parse_message
from wechatpy.crypto import WeChatCrypto
from wechatpy.exceptions import WeChatException
from wechatpy.replies import ArticlesReply, TextReply
from wechatpy.utils import check_signature

from bot.simulator.account import AccountConfig

ACCOUNT = AccountConfig(
    appid="wx0123456789abcdef",
    secret="only-simulated",
    gh_id="gh_demo",
    token="demoToken2024",
    aes_key="abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQ",
)


async def raw_body(request: Request) -> bytes:
    return await request.body()


@dataclass
class ToyBot:
    """Answers "你说：…"; what it heard is in heard, and answer can be replaced by what a test wants to come back."""

    account: AccountConfig = ACCOUNT
    heard: list = field(default_factory=list)
    answer: object = None

    def app(self) -> FastAPI:
        app = FastAPI()
        app.get("/wechat")(self.verify)
        app.post("/wechat")(self.receive)
        return app

    def verify(self, signature: str, timestamp: str, nonce: str, echostr: str) -> Response:
        check_signature(self.account.token, signature, timestamp, nonce)
        return Response(echostr, media_type="text/plain")

    def receive(self, request: Request, body: Annotated[bytes, Depends(raw_body)]) -> Response:
        query = request.query_params
        try:
            if query.get("encrypt_type") == "aes":
                body = self._crypto().decrypt_message(body, query["msg_signature"], query["timestamp"], query["nonce"])
            else:
                check_signature(self.account.token, query["signature"], query["timestamp"], query["nonce"])
        except (WeChatException, ValueError):
            return Response("no", 403)
        message = parse_message(body)
        self.heard.append(message)
        return self._answered(message, query)

    def _answered(self, message, query) -> Response:
        told = self.answer
        if callable(told) and not isinstance(told, Response):
            told = told(message)
        if isinstance(told, Response):
            return told
        if isinstance(told, str) or told is None:
            said = told or f"你说：{getattr(message, 'content', message.type)}"
            told = said if said in ("success", "") else TextReply(content=said, message=message)
        if isinstance(told, str):
            return Response(told)
        xml = told.render()
        if query.get("encrypt_type") == "aes":
            xml = self._crypto().encrypt_message(xml, "nonce1", query["timestamp"])
        return Response(xml, media_type="text/xml")

    def _crypto(self) -> WeChatCrypto:
        return WeChatCrypto(self.account.token, self.account.aes_key, self.account.appid)


def article(message) -> ArticlesReply:
    reply = ArticlesReply(message=message)
    reply.add_article({"title": "电工培训", "description": "周六开课", "image": "", "url": "https://example.test/1"})
    return reply


@dataclass
class Account:
    """The account's calls, made as a client that knows only the documents."""

    client: httpx.Client
    account: AccountConfig = ACCOUNT
    token: str = ""

    def fetch_token(self, **more) -> dict:
        body = {"grant_type": "client_credential", "appid": self.account.appid, "secret": self.account.secret}
        told = self.client.post("/cgi-bin/stable_token", json={**body, **more}).json()
        self.token = told.get("access_token", self.token)
        return told

    def post(self, path: str, body: dict | None = None, **query) -> dict:
        if not self.token:
            self.fetch_token()
        params = {"access_token": self.token, **query}
        return self.client.post(f"/{path}", params=params, json=body or {}).json()

    def get(self, path: str, **query) -> dict:
        if not self.token:
            self.fetch_token()
        return self.client.get(f"/{path}", params={"access_token": self.token, **query}).json()

    def says(self, openid: str, text: str) -> dict:
        body = {"touser": openid, "msgtype": "text", "text": {"content": text}}
        return self.post("cgi-bin/message/custom/send", body)
