"""The interface's addresses under /api/v1, described by OpenAPI under /api/openapi.json. It holds nobody's personal data."""

from datetime import date, timedelta
from typing import Annotated, Any

from fastapi import Depends, FastAPI, HTTPException, Query

from bot.api import figures
from bot.api.guard import Caller, Guard
from bot.api.shapes import Figures, Post, Posts, Told, post
from bot.runtime import Runtime
from db import open_posts, vacancies
from db.models import Vacancy
from db.models.vacancies import UNPUBLISHED
from nlp import late

MOST, LONGEST_STRETCH = 200, timedelta(days=366)
NUMBER = late.pattern(r"[A-Za-z0-9-]{1,24}")
ABOUT = (
    "Open posts and anonymous figures of the station. Keys come from the station; pass one as `Authorization: Bearer …`. "
    "Posts that are published or closed are also told to a partner's own address: a POST of `{id, event, at, post}` with "
    "`X-Dehong-Timestamp` and `X-Dehong-Signature: sha256=HMAC-SHA256(secret, timestamp + '.' + body)`. Refuse a "
    "signature that does not fit and a timestamp older than five minutes, drop an `id` you have had, answer 2xx."
)
TROUBLES: dict[int | str, dict[str, Any]] = {
    401: {"description": "no good key"}, 403: {"description": "the key is for something else"},
    429: {"description": "too often; see Retry-After"},
}  # fmt: skip
NO_POST: dict[int | str, dict[str, Any]] = {404: {"description": "no post has this number"}}


def build(runtime: Runtime) -> FastAPI:
    app = FastAPI(
        title="德宏劳务工作站 合作方接口", version="1", description=ABOUT, docs_url=None, redoc_url=None,
        openapi_url="/openapi.json", responses=TROUBLES,
    )  # fmt: skip
    _describe_news(app)
    guard = Guard(runtime)
    reads_posts, reads_figures = guard.needs("posts"), guard.needs("figures")

    @app.get("/v1/posts", summary="Posts that take people today, the newest first")
    def posts(
        _: Annotated[Caller, Depends(reads_posts)],
        limit: Annotated[int, Query(ge=1, le=MOST)] = 50,
        after: Annotated[int | None, Query(ge=1, le=2**31 - 1, description="`next` of the page before")] = None,
        town: Annotated[str, Query(max_length=20, pattern=r"^[^\x00]*$")] = "",
        trade: Annotated[str, Query(max_length=40, pattern=r"^[^\x00]*$")] = "",
    ) -> Posts:
        now = runtime.clock()
        with runtime.records.read() as session:
            found = open_posts.page(session, now=now, limit=limit + 1, before=after, town=town, trade=trade)
            shown = [_shaped(runtime, each) for each in found[:limit]]
        return Posts(posts=shown, next=found[limit - 1].key if len(found) > limit else None)

    @app.get("/v1/posts/{number}", summary="One post by its number, also after it was closed", responses=NO_POST)
    def one(_: Annotated[Caller, Depends(reads_posts)], number: str) -> Post:
        with runtime.records.read() as session:
            found = vacancies.find(session, number) if NUMBER.fullmatch(number) else None
            if found is None or found.status in UNPUBLISHED:
                raise HTTPException(404, "no such post")
            return _shaped(runtime, found)

    @app.get("/v1/figures", summary="What the station did, without anybody who could be recognised")
    def counted(
        caller: Annotated[Caller, Depends(reads_figures)],
        since: Annotated[date, Query(description="first day, China time")],
        until: Annotated[date, Query(description="last day")],
    ) -> Figures:
        if not since <= until <= since + LONGEST_STRETCH:
            raise HTTPException(422, "until must be within a year after since")
        now = runtime.clock()
        with runtime.records.read() as session:
            told = figures.of(session, since=since, until=until, region=caller.region, now=now)
        return Figures(since=since, until=until, counted_at=now, figures=told)

    return app


def _describe_news(app: FastAPI) -> None:
    """Only for the description: these are the calls that we make."""

    @app.webhooks.post("post.published", summary="A post takes people, for the first time or again")
    def published(body: Told) -> None: ...

    @app.webhooks.post("post.closed", summary="A post takes nobody any more; `post.why_closed` says why")
    def closed(body: Told) -> None: ...


def _shaped(runtime: Runtime, vacancy: Vacancy) -> Post:
    now = runtime.clock()
    return post(vacancy, now=now, page=runtime.links.make("j", vacancy.number, now=now))
