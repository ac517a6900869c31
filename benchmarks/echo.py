"""The baseline: bare wechatpy behind FastAPI, decrypting a message and encrypting an echo of it, nothing else."""

import os

import uvicorn
from fastapi import FastAPI, Request, Response
from fastapi.concurrency import run_in_threadpool
from wechatpy import parse_message
from wechatpy.crypto import WeChatCrypto
from wechatpy.replies import TextReply

app = FastAPI()
crypto = WeChatCrypto(os.environ["ECHO_TOKEN"], os.environ["ECHO_AES_KEY"], os.environ["ECHO_APP_ID"])


@app.post("/wechat")
async def take(request: Request) -> Response:
    body, query = await request.body(), request.query_params
    return await run_in_threadpool(answer, body, query["msg_signature"], query["timestamp"], query["nonce"])


def answer(body: bytes, signature: str, timestamp: str, nonce: str) -> Response:
    message = parse_message(crypto.decrypt_message(body, signature, timestamp, nonce))
    reply = TextReply(content=message.content, message=message).render()
    return Response(crypto.encrypt_message(reply, nonce, timestamp), media_type="text/xml")


if __name__ == "__main__":
    # As uvicorn comes, or with the event loop and the HTTP reader that `serve` uses.
    loop, http = ("uvloop", "httptools") if os.environ.get("ECHO_SERVER") == "ours" else ("asyncio", "h11")
    uvicorn.run(
        app,
        host="127.0.0.1",
        port=int(os.environ["ECHO_PORT"]),
        log_level="error",
        access_log=False,
        loop=loop,
        http=http,
    )
