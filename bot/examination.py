"""Examines a station before and while it works: what is in order, what to look at, what stops it."""

import hashlib
import secrets
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

import httpx

from bot import keys
from bot.runtime import Runtime
from bot.wechat.client import Account
from bot.wechat.failures import SendFailure
from db import answers, channel, copies, identities, schema, station
from db.copies import tools
from db.engine import RecordsTrouble
from handlers import channel_health
from handlers.dialogue.replies import NOTICE_FIELDS, NOTICES
from nlp import late

FIELD = late.pattern(r"\{\{(\w+)\.DATA\}\}")
OLD_COPY = timedelta(hours=30)
PATIENCE = 6.0  # seconds for our own address to answer


class Grade(StrEnum):
    WELL = "✓"
    LOOK = "!"
    WRONG = "✗"


@dataclass(frozen=True)
class Verdict:
    grade: Grade
    about: str
    sentence: str


Verdicts = Iterator[Verdict]


def examine(runtime: Runtime) -> Sequence[Verdict]:
    """Every check runs whatever the others found, but for those that stand on one that failed."""
    ground = [*_records(runtime), *_keys(runtime)]
    if _is_wrong(ground):
        return ground
    token = list(_token(runtime))
    account = () if _is_wrong(token) else (_templates, _subscriptions)
    checks = (_callback, *account, _texts, _answers, _second_way, _copies, _channel)
    return [*ground, *token, *(verdict for check in checks for verdict in check(runtime))]


def _is_wrong(verdicts: Sequence[Verdict]) -> bool:
    return any(verdict.grade is Grade.WRONG for verdict in verdicts)


def _well(about: str, sentence: str) -> Verdict:
    return Verdict(Grade.WELL, about, sentence)


def _look(about: str, sentence: str) -> Verdict:
    return Verdict(Grade.LOOK, about, sentence)


def _wrong(about: str, sentence: str) -> Verdict:
    return Verdict(Grade.WRONG, about, sentence)


def _records(runtime: Runtime) -> Verdicts:
    try:
        current = schema.is_current(runtime.records.reading)
    except RecordsTrouble as trouble:
        yield _wrong("数据库", f"连不上（{type(trouble).__name__}）。")
        return
    yield _well("数据库", "连得上，结构是最新的。") if current else _wrong("数据库", "结构不是最新的，请运行 migrate。")


def _keys(runtime: Runtime) -> Verdicts:
    """On a new machine the keys must be those of the old one, or the ID numbers stay shut for ever."""
    try:
        found = keys.identity_keys(runtime.settings)
    except (OSError, ValueError) as trouble:
        yield _wrong("密钥", f"密钥文件读不了（{type(trouble).__name__}）。")
        return
    with runtime.records.read() as session:
        shut = identities.is_shut(session, keys=found)
    yield _wrong("密钥", "打不开已存的身份证号：这不是原来那把密钥。") if shut else _well("密钥", "读得到，打得开。")


def _token(runtime: Runtime) -> Verdicts:
    """WeChat checks app id, secret and white list in this one call."""
    if runtime.account is None or not runtime.settings.app_id:
        yield _wrong("公众号凭据", "没有设置 DEHONG_APP_ID。")
        return
    try:
        runtime.account.keep_token()
        runtime.account.callback_ips()
    except SendFailure as failure:
        yield _wrong("公众号凭据", _said(failure))
    else:
        yield _well("公众号凭据", "取得到，服务器在白名单里。")


def _callback(runtime: Runtime) -> Verdicts:
    """Asks our own address as WeChat does when it is saved."""
    settings = runtime.settings
    if not settings.token.get_secret_value() or len(settings.aes_key.get_secret_value()) != 43:
        yield _wrong("回调", "DEHONG_TOKEN 没有设置，或 DEHONG_AES_KEY 不是 43 位。")
        return
    if not settings.public_url:
        yield _look("回调", "没有设置 DEHONG_PUBLIC_URL，没法从外面试。")
        return
    echo = secrets.token_hex(8)
    try:
        answer = httpx.get(
            f"{settings.public_url.rstrip('/')}/wechat", params=_proof(settings.token.get_secret_value(), runtime.clock(), echo),
            timeout=PATIENCE,
        )  # fmt: skip
    except httpx.HTTPError as trouble:
        yield _wrong("回调", f"从 {settings.public_url} 进不来（{type(trouble).__name__}）。serve 在运行吗？")
        return
    if answer.text == echo:
        yield _well("回调", "地址通，签名对。")
    else:
        yield _wrong("回调", f"地址回了 {answer.status_code}，签名对不上或转发错了。")


def _proof(token: str, now: datetime, echo: str) -> dict[str, str]:
    timestamp, nonce = str(int(now.timestamp())), secrets.token_hex(4)
    # WeChat's signature is SHA-1 by its documents.
    signature = hashlib.sha1("".join(sorted((token, timestamp, nonce))).encode(), usedforsecurity=False).hexdigest()
    return {"signature": signature, "timestamp": timestamp, "nonce": nonce, "echostr": echo}


def _templates(runtime: Runtime) -> Verdicts:
    yield from _compared(runtime, "模板", runtime.settings.templates, lambda account: account.templates())


def _subscriptions(runtime: Runtime) -> Verdicts:
    if not runtime.settings.subscriptions:
        yield _look("订阅通知", "没有设置：48小时没说话的工友只能靠模板消息或电话。")
        return
    yield from _compared(
        runtime, "订阅通知", runtime.settings.subscriptions, lambda account: account.subscription_templates()
    )


def _compared(runtime: Runtime, about: str, ours: dict[str, str], ask: Callable[[Account], dict[str, str]]) -> Verdicts:
    """Every id of ours is the account's, and takes the fields we fill."""
    missing = [name for name in NOTICES if name not in ours] if about == "模板" else []
    if missing:
        yield _look(about, f"没有设置：{'、'.join(missing)}。")
    if runtime.account is None or not ours:
        return
    try:
        theirs = ask(runtime.account)
    except SendFailure as failure:
        yield _wrong(about, _said(failure))
        return
    for name, template_id in ours.items():
        if template_id not in theirs:
            yield _wrong(about, f"{name}：公众号里没有这个模板。")
        elif set(FIELD.findall(theirs[template_id])) != set(NOTICE_FIELDS):
            yield _wrong(about, f"{name}：字段应当是 {'、'.join(NOTICE_FIELDS)}。")
        else:
            yield _well(about, f"{name}：在，字段对。")


def _texts(runtime: Runtime) -> Verdicts:
    """Blanks that would reach a worker empty."""
    with runtime.records.read() as session:
        rules = station.load(session)
        figures = answers.figures(session)
        unfilled = [
            answer.code for answer in answers.published(session) if answers.blanks(answer) - {answers.PHONE, *figures}
        ]
    empty = sorted(code for code, value in figures.items() if not value.strip())
    if not rules.phone:
        yield _look("文字", "工作站电话没有填，工友只能发“人工”。")
    if not rules.operator:
        yield _wrong("文字", "运营单位没有填。")
    if empty:
        yield _wrong("文字", f"这些数字是空的：{'、'.join(empty[:8])}。")
    if unfilled:
        yield _wrong("文字", f"这些问答里有空填不上：{'、'.join(unfilled[:8])}。")
    if not (empty or unfilled):
        yield _well("文字", "问答里的空都填得上。")


def _answers(runtime: Runtime) -> Verdicts:
    today = runtime.clock().date()
    with runtime.records.read() as session:
        every = answers.published(session)
        over = [row.code for row in every if row.review_after is not None and row.review_after < today]
    if over:
        yield _look("问答", f"{len(over)} 条过了核对日期：{'、'.join(over[:8])}{'…' if len(over) > 8 else ''}")
    else:
        yield _well("问答", f"{len(every)} 条都在核对日期内。")


def _second_way(runtime: Runtime) -> Verdicts:
    names = "、".join(way.name for way in runtime.ways)
    yield _well("备用告警", names) if names else _look("备用告警", "没有设置：微信不通时叫不到人（SMTP 或短信网关）。")


def _copies(runtime: Runtime) -> Verdicts:
    settings, now = runtime.settings, runtime.clock()
    if not runtime.records.is_sqlite:
        try:
            tools.find("pg_dump", runtime.records)
        except copies.NoTool as trouble:
            yield _wrong("备份", str(trouble))
            return
    folder = settings.backup_dir or settings.data_dir / "backup"
    found = copies.newest(folder)
    if found is None:
        yield _look("备份", f"{folder} 里还没有备份。")
    elif now - found > OLD_COPY:
        yield _wrong("备份", f"最近一次是 {found:%m-%d %H:%M}，太旧了。")
    else:
        yield _well("备份", f"最近一次是 {found:%m-%d %H:%M}。")


def _channel(runtime: Runtime) -> Verdicts:
    now = runtime.clock()
    with runtime.records.read() as session:
        found = channel_health.findings(channel.state(session, now=now), now=now)
    for finding in found:
        yield (_wrong if finding.rings else _look)("通道", finding.sentence)
    if not found:
        yield _well("通道", "没有要处理的事。")


def _said(failure: SendFailure) -> str:
    return f"{failure.sentence}（{failure.detail if failure.code is None else failure.code}）"
