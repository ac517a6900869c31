"""The console put together: the library's frame, our door, our pages, its lists."""

from functools import cache
from hashlib import sha256
from pathlib import Path

from jinja2 import DictLoader
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette_admin.contrib.sqlmodel import Admin
from starlette_admin.i18n import I18nConfig, TimezoneConfig

from bot.console import contents
from bot.console.addresses import Addresses
from bot.console.columns import moment
from bot.console.guard import Guard, Tokens
from bot.console.login import Door
from bot.console.menu import Menu
from bot.console.office import BASE, Office
from bot.console.pages import Page
from bot.console.serving import PageView, act_route
from bot.console.templating import WithNonce, compiled
from bot.runtime import Runtime
from nlp import phones

HERE = Path(__file__).parent
TITLE = "德宏劳务工作站"


class Frame(Admin):
    def _init_csrf(self) -> None:
        self.middlewares.append(Middleware(Tokens, secret_key=self.secret_key or ""))


def broken(_request: Request, _error: Exception) -> Response:
    """A mistake of ours: it stands in the log, and nobody is met with a sentence in English."""
    words = "这一页出错了，已经记下来。请退回再试一次；一直不行请找技术人员。"
    return HTMLResponse(f'<!doctype html><html lang="zh"><title>出错了</title><p>{words}</p></html>', status_code=500)


@cache
def looks() -> str:
    """Another word as soon as one of our scripts or styles is another: browsers keep them for a day."""
    files = sorted(path for path in (HERE / "static").iterdir() if path.is_file())
    return sha256(b"".join(path.read_bytes() for path in files)).hexdigest()[:10]


def build(runtime: Runtime) -> Starlette:
    """An application of its own that answers below /console."""
    office = Office(runtime)
    first = contents.FIRST
    admin = Frame(
        runtime.records.reading,  # the library only ever reads; what changes goes through our acts
        title=TITLE, base_url=BASE, route_name="console", secret_key=office.cookie_secret,
        templates_dir=str(HERE / "templates"), static_dir=str(HERE / "static"),
        index_view=PageView(first, office), auth_provider=Door(office),
        middlewares=[Middleware(Guard, https=office.is_https)],
        i18n_config=I18nConfig(default_locale="zh", language_cookie_name=None, language_header_name=None),
        timezone_config=TimezoneConfig("Asia/Shanghai", timezone_cookie_name=None, use_user_locale_timezone=False),
    )  # fmt: skip
    environment = admin.templates.env
    environment.loader = WithNonce(environment.loader or DictLoader({}))
    environment.auto_reload, environment.bytecode_cache = False, compiled()
    environment.globals |= {"to": lambda path: BASE + path, "moment": moment, "hide": phones.hide, "looks": looks()}
    paths = {first.path, *(view.path for view in contents.menu() if isinstance(view, Page))}
    environment.globals["menu"] = Menu(frozenset(paths), contents.headings())
    for view in contents.menu():
        admin.add_view(PageView(view, office) if isinstance(view, Page) else view())
    for act in contents.acts():
        admin.routes.insert(0, act_route(admin, office, act))
    root = Starlette()
    root.router = Addresses()
    admin.mount_to(root)
    admin.app.state.office = office
    admin.app.add_exception_handler(500, broken)
    return root
