"""python -m bot demo: the product with a pretend WeChat and a pretend town, in one process on this machine."""

import secrets
import shutil
import string
import threading
from pathlib import Path

import typer
import uvicorn
from fastapi import FastAPI

from bot import keys, logs, service
from bot.app import create_app
from bot.clock import system_clock
from bot.scheduled import timetable
from bot.settings import Settings
from bot.simulator.account import AccountConfig
from bot.simulator.clock import SimClock
from bot.simulator.web import create_app as create_simulator_app
from bot.simulator.wechat_server import Simulator
from bot.simulator.world.templates import TemplateKind
from bot.wechat import menu
from db import accounts, conversations, duty, factors, followers, load, staff
from handlers.dialogue.replies import NOTICE_FIELDS, NOTICES
from handlers.job_wish import CUTTER

# For the pretend town only: every member of its staff gets in by this password, and the page shows the second factor.
CODE, PASSWORD = "S01", "demo-console"
CANNED = {
    "问单位和住处": "您好，我是工作站的。您在哪个单位上班？现在住哪里？我好帮您对。",
    "请发工资条": "请把工资条或者转账记录拍照发来，身份证号、银行卡号遮住。我们跟单位核对。",
    "马上打电话": "我这就给您打电话，请留意接听。不方便接就回个时间。",
}
APP_ID, ACCOUNT = "wxdemo0000000000", "gh_demo_station"
TICK_SECONDS = 1.0
# What workers may agree to on the page of subscription notices.
ASKED_FOR = ("reminder", "offer", "outcome")
NOTICE_TITLES = {"reminder": "日程提醒", "offer": "候补通知", "outcome": "办理结果通知", "staff": "工作提醒"}


def add_to(app: typer.Typer) -> None:
    @app.command()
    def demo(
        port: int = typer.Option(8080, help="网页端口"),
        keep: bool = typer.Option(False, help="保留上次演示的数据"),
    ) -> None:
        """Run everything with demo data; open the phone page it names in a browser."""
        logs.set_up("WARNING")
        web = build(port, Path("var/demo"), keep=keep)
        typer.echo(f"\n  手机页面： http://127.0.0.1:{port}/phone\n  （模拟微信，数据全部虚构；Ctrl+C 结束）")
        typer.echo(f"  控制台：   http://127.0.0.1:{port}/console   账号 {CODE}（站长），密码 {PASSWORD}\n")
        uvicorn.run(web, host="127.0.0.1", port=port, log_config=None, access_log=False)


def build(port: int, folder: Path, *, keep: bool = False) -> FastAPI:
    """The bot and the pretend WeChat in one application; they still talk over HTTP, signed and encrypted."""
    if not keep:
        shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True, exist_ok=True)
    account = _account()
    address = f"http://127.0.0.1:{port}"
    settings = _settings(account, folder, address)
    clock = SimClock(system_clock)
    running = service.build(settings, clock=clock)
    load.seed(running.runtime.records)
    load.folder(
        running.runtime.records, load.find("demo"), now=clock(), move_to_today=True,
        keys=keys.identity_keys(settings), cutter=CUTTER,
    )  # fmt: skip
    _open_console(running)
    _prepare_desk(running)
    simulator = Simulator(clock=clock, callback=f"{address}/wechat", account=account, public_url=address)
    simulator.on_clock_moved = lambda begin, until: timetable.run_between(
        running.runtime, running.delivery, begin, until, simulator.step_to
    )
    for name, title in NOTICE_TITLES.items():
        simulator.world.templates.add(title, NOTICE_FIELDS, template_id=f"TPL_{name}")
    for name in ASKED_FOR:
        title = NOTICE_TITLES[name]
        simulator.world.templates.add(title, NOTICE_FIELDS, kind=TemplateKind.ONE_TIME, template_id=f"SUB_{name}")
    _cast(simulator, running)
    return _join(running, simulator)


def _open_console(running: service.Service) -> None:
    """A second factor that is set up already."""
    now, ring = running.runtime.clock(), keys.identity_keys(running.runtime.settings).ring
    hashed = accounts.hash_password(PASSWORD, code=CODE)
    with running.runtime.records.write() as session:
        for member in staff.active(session):
            account = accounts.open_with(session, staff=member, hashed=hashed, now=now)
            factors.start(session, account, ring=ring)
            factors.vouch(session, account, now=now)


def _prepare_desk(running: service.Service) -> None:
    """What a station would have put down on its first day."""
    now = running.runtime.clock()
    with running.runtime.records.write() as session:
        head = staff.by_code(session, CODE)
        for title, words in CANNED.items():
            conversations.add_canned(session, title=title, words=words, by=head, now=now)
        duty.plan(session, {(member.key, now.date()): "day" for member in duty.people(session)[1:3]}, by=head, now=now)


def _join(running: service.Service, simulator: Simulator) -> FastAPI:
    ended = threading.Event()

    def start() -> None:
        running.start()
        running.warming.start()
        threading.Thread(target=_live, args=(running, simulator, ended), daemon=True).start()

    def stop() -> None:
        ended.set()
        running.stop()

    web = create_app(running.runtime, start=start, stop=stop)
    wechat = create_simulator_app(simulator, control=True)
    # What is no address of the bot's is WeChat's; what is not WeChat's either is a phone page of the bot's.
    wechat.router.default, web.router.default = web.router.default, wechat
    return web


def _live(running: service.Service, simulator: Simulator, ended: threading.Event) -> None:
    """Publish the menu once the door is open, then let the pretend WeChat's own events happen."""
    published = False
    while not ended.wait(TICK_SECONDS):
        if not published:
            menu.publish(running.account)
            published = True
        simulator.tick()


def _cast(simulator: Simulator, running: service.Service) -> None:
    """The people of the town, ready to be picked on the phone page."""
    with running.runtime.records.read() as session:
        for member, follower in staff.bound(session):
            simulator.person(
                f"{member.name}（{member.code}）",
                role="staff",
                openid=follower.openid,
                follows_since=follower.followed_at,
            )
        shared: set[str | None] = set()
        for person, follower in followers.with_people(session, limit=500):
            if follower.openid in shared:
                continue  # a phone that several people write through stands in the contacts once
            shared.add(follower.openid)
            simulator.person(person.name, openid=follower.openid, follows_since=follower.followed_at)


def _account() -> AccountConfig:
    letters = string.ascii_letters + string.digits
    return AccountConfig(
        appid=APP_ID,
        secret=f"demo-{secrets.token_hex(8)}",
        gh_id=ACCOUNT,
        token=secrets.token_hex(8),
        aes_key="".join(secrets.choice(letters) for _ in range(43)),
        mode="safe",
    )


def _settings(account: AccountConfig, folder: Path, address: str) -> Settings:
    return Settings(
        database_url=f"sqlite:///{folder}/demo.sqlite",
        data_dir=folder,
        app_id=account.appid,
        app_secret=account.secret,
        token=account.token,
        aes_key=account.aes_key,
        account=account.gh_id,
        api_base=address,
        public_url=address,
        simulator=True,
        templates={name: f"TPL_{name}" for name in NOTICES},
        subscriptions={name: f"SUB_{name}" for name in ASKED_FOR},
        jssdk_url="/phone-static/jweixin.js",
    )
