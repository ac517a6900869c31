"""Every route of the console, who opens it, and what each role must never read."""

from tests.bot.console.town import (
    ASKED,
    ELSEWHERE,
    HERE,
    OTHER_CLASS,
    OWN_CLASS,
    PEOPLE,
    Town,
)

NO_ROW = 999_999_999
HEAD, CLERK, AUDITOR, ADMIN = "S01", "S02", "S07", "S08"
STATION = {HEAD, CLERK}
EVERYBODY = set(PEOPLE)
# Lists by their key: who opens them.
LISTS = {
    "worker": {*STATION, AUDITOR, "S05", "S09"},
    "vacancy": EVERYBODY - {ADMIN, "S11"},
    "course": EVERYBODY - {ADMIN},
    "enrolment": {*STATION, AUDITOR, "S05", "S09", "S11"},
    "employer": {*STATION, AUDITOR},
    "visit": {*STATION, AUDITOR},
    "inquiry": {*STATION, AUDITOR},
    "broadcast": {*STATION, AUDITOR},
    "audit": {HEAD, AUDITOR, ADMIN},
    "claim": {HEAD, AUDITOR},
    "finding": {HEAD, AUDITOR},
}
COUNTING = {*STATION, AUDITOR, "S05", "S06", "S09", "S10"}
# Pages and acts of our own: who opens them, and the table whose number stands in the address.
ROUTES: dict[str, tuple[set[str], str]] = {
    "GET /": (EVERYBODY, ""),
    "GET /inbox": ({*STATION, AUDITOR}, ""),
    "GET /inbox/list": ({*STATION, AUDITOR}, ""),
    "GET /inbox/{id:int}": ({*STATION, AUDITOR}, "inquiry"),
    "GET /inbox/{id:int}/said": ({*STATION, AUDITOR}, "inquiry"),
    "GET /media/{id:int}": ({*STATION, AUDITOR}, "photo"),
    "POST /inbox/{id:int}/reply": (STATION, "inquiry"),
    "POST /inbox/{id:int}/note": (STATION, "inquiry"),
    "POST /inbox/{id:int}/take": (STATION, "inquiry"),
    "POST /inbox/{id:int}/assign": (STATION, "inquiry"),
    "POST /inbox/{id:int}/close": (STATION, "inquiry"),
    "GET /canned": ({*STATION, AUDITOR}, ""),
    "POST /canned": (STATION, ""),
    "POST /canned/{id:int}/drop": (STATION, "canned"),
    "POST /called/{id:int}": (STATION, "outbox"),
    "POST /workers/{id:int}/status": (STATION, "worker"),
    "POST /workers/{id:int}/fact": (STATION, "worker"),
    "GET /workers/{id:int}/merge": ({*STATION, AUDITOR}, "worker"),
    "POST /workers/{id:int}/merge": (STATION, "worker"),
    "GET /merges": ({*STATION, AUDITOR}, ""),
    "GET /exports": ({*STATION, AUDITOR}, ""),
    "GET /exports/list": ({*STATION, AUDITOR}, ""),
    "GET /exports/{id:int}": ({*STATION, AUDITOR}, "made_sheet"),
    "POST /exports/{id:int}/drop": (STATION, "made_sheet"),
    "POST /merges/{id:int}/undo": (STATION, "worker_merge"),
    "GET /ledger/export": ({*STATION, AUDITOR}, ""),
    "POST /ledger/export": (STATION, ""),
    "GET /broadcasts/new": ({*STATION, AUDITOR}, ""),
    "GET /broadcasts/count": ({*STATION, AUDITOR}, ""),
    "GET /broadcasts/{id:int}": ({*STATION, AUDITOR}, "broadcast"),
    "GET /broadcasts/{id:int}/progress": ({*STATION, AUDITOR}, "broadcast"),
    "GET /broadcasts/{id:int}/calls": ({*STATION, AUDITOR}, "broadcast"),
    "GET /broadcasts/{id:int}/edit": ({*STATION, AUDITOR}, "broadcast"),
    "POST /broadcasts": (STATION, ""),
    **{
        f"POST /broadcasts/{{id:int}}/{act}": (STATION, "broadcast")
        for act in (
            "calls",
            "edit",
            "correct",
            "test",
            "submit",
            "time",
            "stop",
            "pause",
            "resume",
            "approve",
            "refuse",
        )
    },
    **{f"GET /{path}": ({*STATION, AUDITOR}, "") for path in ("answers", "answers/new", "amounts", "unanswered")},
    "POST /answers": (STATION, ""),
    "GET /flows": ({*STATION, AUDITOR}, ""),
    **{f"POST /flows/{act}": (STATION, "") for act in ("draft", "publish", "drop", "back")},
    "POST /answers/{id:int}/voice": (STATION, "answer"),
    "POST /answers/{id:int}/voice/drop": (STATION, "answer"),
    "GET /voices/{id:int}": ({*STATION, AUDITOR}, "answer"),
    "GET /answers/{id:int}": ({*STATION, AUDITOR}, "answer"),
    "GET /amounts/{id:int}": ({*STATION, AUDITOR}, "parameter"),
    **{
        f"POST /answers/{{id:int}}/{act}": (STATION, "answer")
        for act in ("draft", "publish", "drop", "withdraw", "back")
    },
    **{f"POST /amounts/{{id:int}}/{act}": (STATION, "parameter") for act in ("draft", "publish", "drop", "back")},
    "POST /unanswered/{id:int}/attach": (STATION, "unknown_question"),
    "POST /unanswered/{id:int}/drop": (STATION, "unknown_question"),
    "GET /photos/{id:int}": ({*STATION, AUDITOR}, "photo"),
    "GET /visits": ({*STATION, AUDITOR}, ""),
    "GET /visits/new": ({*STATION, AUDITOR}, ""),
    "GET /visits/plan": ({*STATION, AUDITOR}, ""),
    "GET /visits/route": ({*STATION, AUDITOR}, ""),
    "GET /visits/{id:int}": ({*STATION, AUDITOR}, "visit"),
    "POST /visits/book": (STATION, ""),
    "POST /visits/enter": (STATION, ""),
    "POST /visits/{id:int}/move": (STATION, "visit"),
    "POST /visits/{id:int}/cancel": (STATION, "visit"),
    "POST /visits/{id:int}/record": (STATION, "visit"),
    "GET /tasks": ({*STATION, AUDITOR}, ""),
    "POST /tasks/{id:int}/done": (STATION, "follow_up"),
    "GET /reports": (COUNTING, ""),
    "GET /snapshots": (COUNTING, ""),
    "GET /snapshots/{id:int}": (COUNTING, "snapshot"),
    "POST /reports/freeze": ({HEAD, CLERK, "S05"}, ""),
    "POST /reports/sheet": (COUNTING, ""),
    "POST /snapshots/{id:int}/sheet": (COUNTING, "snapshot"),
    "GET /post-lists": (COUNTING, ""),
    "GET /post-lists/{id:int}": (COUNTING, "post_list"),
    "POST /post-lists": (STATION, ""),
    "POST /post-lists/{id:int}/received": ({*STATION, "S05"}, "post_list"),
    "POST /post-lists/{id:int}/sheet": (COUNTING, "post_list"),
    "GET /agreements": (COUNTING, ""),
    "POST /agreements": ({HEAD}, ""),
    "POST /agreements/batches": ({HEAD}, ""),
    "GET /agreements/{id:int}": (COUNTING, "agreement"),
    "POST /agreements/{id:int}": ({HEAD}, "agreement"),
    "POST /agreements/{id:int}/strike-off": ({HEAD}, "agreement"),
    "GET /money": (COUNTING, ""),
    "GET /targets": (COUNTING, ""),
    "POST /targets/{id:int}": ({HEAD}, "counter"),
    "GET /money/standards": (COUNTING, ""),
    "GET /money/entries": ({HEAD, AUDITOR}, ""),
    "POST /money/standards": ({HEAD}, ""),
    "POST /money/entries": ({HEAD}, ""),
    "POST /money/entries/{id:int}/drop": ({HEAD}, "plan_entry"),
    "GET /claims/new": ({HEAD, AUDITOR}, ""),
    "GET /claims/{id:int}": ({HEAD, AUDITOR}, "claim"),
    "POST /claims": ({HEAD}, ""),
    "POST /claims/{id:int}/move": ({HEAD}, "claim"),
    "POST /claims/{id:int}/people": ({HEAD}, "claim"),
    "POST /claims/{id:int}/payment": ({HEAD}, "claim"),
    "POST /claims/{id:int}/instalment": ({HEAD}, "claim"),
    "POST /claim-lines/{id:int}/drop": ({HEAD}, "claim_line"),
    "GET /findings": ({HEAD, AUDITOR}, ""),
    "GET /findings/{id:int}": ({HEAD, AUDITOR}, "finding"),
    "POST /findings/check": ({HEAD}, ""),
    "POST /findings/{id:int}/settle": ({HEAD}, "finding"),
    "POST /findings/{id:int}/recovered": ({HEAD}, "finding"),
    "GET /meetings": (COUNTING, ""),
    "GET /meetings/{id:int}": (COUNTING, "meeting"),
    "POST /meetings": ({HEAD}, ""),
    "POST /meetings/{id:int}": ({HEAD}, "meeting"),
    "POST /meetings/{id:int}/take-back": ({HEAD}, "meeting"),
    "POST /meetings/{id:int}/tasks": ({HEAD}, "meeting"),
    "POST /meeting-tasks/{id:int}/done": ({HEAD}, "meeting_task"),
    "GET /privacy": ({HEAD, AUDITOR, ADMIN}, ""),
    "POST /privacy/erase": ({HEAD}, ""),
    "POST /privacy/proof": ({HEAD}, ""),
    "GET /channel": ({*STATION, AUDITOR, ADMIN}, ""),
    "GET /workers/{id:int}": ({*STATION, AUDITOR, "S05", "S09"}, "worker"),
    "POST /workers/{id:int}/phone": ({*STATION, "S09"}, "worker"),
    "POST /workers/{id:int}/identity": ({HEAD}, "worker"),
    "POST /vacancies": (STATION, ""),
    "POST /vacancies/read": (STATION, ""),
    "GET /vacancies/new": ({*STATION, AUDITOR}, ""),
    "GET /vacancies/{id:int}": (EVERYBODY - {ADMIN, "S11"}, "vacancy"),
    "GET /vacancies/{id:int}/edit": ({*STATION, AUDITOR}, "vacancy"),
    "POST /vacancies/{id:int}": (STATION, "vacancy"),
    "POST /vacancies/{id:int}/publish": (STATION, "vacancy"),
    "POST /vacancies/{id:int}/pause": (STATION, "vacancy"),
    "POST /vacancies/{id:int}/close": (STATION, "vacancy"),
    "POST /vacancies/{id:int}/extend": (STATION, "vacancy"),
    "POST /vacancies/{id:int}/return": (STATION, "vacancy"),
    "GET /employers/due": ({*STATION, AUDITOR}, ""),
    "GET /employers/months": ({*STATION, AUDITOR}, ""),
    "POST /employers/{id:int}/month": (STATION, "employer"),
    "GET /employers/new": ({*STATION, AUDITOR}, ""),
    "POST /employers": (STATION, ""),
    "GET /employers/{id:int}": ({*STATION, AUDITOR}, "employer"),
    "GET /employers/{id:int}/edit": ({*STATION, AUDITOR}, "employer"),
    "POST /employers/{id:int}": (STATION, "employer"),
    "POST /employers/{id:int}/check": (STATION, "employer"),
    "POST /employers/{id:int}/link": (STATION, "employer"),
    "POST /employers/{id:int}/contact": (STATION, "employer"),
    "GET /employer-contacts/{id:int}": ({*STATION, AUDITOR}, "employer_contact"),
    "POST /employer-contacts/{id:int}": (STATION, "employer_contact"),
    "POST /employer-contacts/{id:int}/strike": (STATION, "employer_contact"),
    "GET /courses/new": ({*STATION, AUDITOR}, ""),
    "POST /courses": (STATION, ""),
    "GET /courses/{id:int}": (EVERYBODY - {ADMIN}, "course"),
    "GET /courses/{id:int}/labels": (EVERYBODY - {ADMIN}, "course"),
    "GET /courses/{id:int}/edit": ({*STATION, AUDITOR}, "course"),
    "POST /courses/{id:int}": (STATION, "course"),
    "POST /courses/{id:int}/attendance": ({*STATION, "S11"}, "course"),
    "POST /courses/{id:int}/roster": ({*STATION, "S11"}, "course"),
    "POST /courses/{id:int}/delegates": ({*STATION, "S11"}, "course"),
    "POST /courses/{id:int}/results": (STATION, "course"),
    "POST /courses/{id:int}/status": (STATION, "course"),
    "POST /courses/{id:int}/seats": (STATION, "course"),
    "POST /courses/{id:int}/move": (STATION, "course"),
    "POST /courses/{id:int}/cancel": (STATION, "course"),
    "POST /courses/{id:int}/enrol": (STATION, "course"),
    "POST /courses/{id:int}/leave": (STATION, "course"),
    "GET /fairs": ({*STATION, AUDITOR}, ""),
    "GET /fairs/new": ({*STATION, AUDITOR}, ""),
    "POST /fairs": (STATION, ""),
    "GET /fairs/{id:int}": ({*STATION, AUDITOR}, "event"),
    "GET /fairs/{id:int}/edit": ({*STATION, AUDITOR}, "event"),
    "POST /fairs/{id:int}": (STATION, "event"),
    "POST /fairs/{id:int}/cancel": (STATION, "event"),
    "POST /fairs/{id:int}/result": (STATION, "event"),
    "GET /placements": ({*STATION, AUDITOR}, ""),
    "POST /placements/{id:int}/agree": (STATION, "placement"),
    "POST /placements/{id:int}/refuse": (STATION, "placement"),
    "GET /staff": ({HEAD, AUDITOR, ADMIN}, ""),
    "POST /staff": ({HEAD, ADMIN}, ""),
    "POST /staff/{id:int}/code": ({HEAD, ADMIN}, "staff"),
    "POST /staff/{id:int}/account": ({HEAD, ADMIN}, "staff"),
    "POST /staff/{id:int}/end": ({HEAD, ADMIN}, "staff"),
    "POST /staff/{id:int}/start": ({HEAD, ADMIN}, "staff"),
    "GET /duty": ({*STATION, AUDITOR, ADMIN}, ""),
    "POST /duty": ({HEAD, ADMIN}, ""),
}
# Files to import: who sees them, who hands one in.
for _kind, (_looks, _does) in {
    "posts": ({*STATION, AUDITOR}, STATION),
    "workers": ({*STATION, AUDITOR}, STATION),
    "roster": ({*STATION, AUDITOR, "S11"}, {*STATION, "S11"}),
}.items():
    _one = f"/imports/{_kind}/{{id:int}}"
    ROUTES |= {f"GET /imports/{_kind}": (_looks, ""), f"GET /imports/{_kind}/template": (_looks, "")}
    ROUTES |= {f"GET {_one}": (_looks, _kind), f"GET {_one}/refused": (_looks, _kind)}
    ROUTES |= {f"POST /imports/{_kind}": (_does, "")}
    ROUTES |= {f"POST {_one}/{_act}": (_does, _kind) for _act in ("choose", "confirm", "undo", "drop")}
# The library's own, for every list: who is let in is said by LISTS; nobody creates, edits or imports by them.
OF_LISTS = {
    "GET /{key}/list", "GET /{key}/detail", "GET /{key}/create", "POST /{key}/create", "GET /{key}/edit",
    "POST /{key}/edit", "POST /_api/{key}/action", "POST /_api/{key}/row-action", "POST /_api/{key}/import",
    "GET /_api/{key}/inline-edit", "POST /_api/{key}/inline-edit", "GET /_api/{key}/inline-edit/row",
    "GET /_api/{key}/relation-lookup",
}  # fmt: skip
# Before one is in (test_login.py), and files.
OTHERS = {"GET /login", "POST /login", "POST /logout", "GET /_files/{storage}/{path:path}", "MOUNT /static"}
# What a role must never read, whatever it asks for.
SECRET = {
    "S05": (ASKED,), "S06": (HERE, ELSEWHERE, ASKED), "S08": (HERE, ELSEWHERE, ASKED),
    "S09": (ELSEWHERE, OTHER_CLASS, ASKED), "S10": (HERE, ELSEWHERE, OWN_CLASS, OTHER_CLASS, ASKED),
    "S11": (ELSEWHERE, OTHER_CLASS, ASKED),
}  # fmt: skip


def addresses(route: str, town: Town, code: str) -> list[str]:
    """The route with the number of a row elsewhere; for a page that opens to them by county also of one near.

    The head, who opens everything, also asks for what no list of ours allows, and for a row that cannot be.
    """
    path = route.split()[1]
    if "{key}" in path:
        if not path.endswith(("/list", "/detail")) and code != HEAD:
            return []
        return [path.replace("{key}", key) + f"?pk={town.far[key]}&name=export" for key in LISTS]
    table = ROUTES[route][1]
    if not table:
        return [path]
    numbers = [town.far[table]]
    if route.startswith("GET") and code in ROUTES[route][0]:
        numbers += [town.near[table]] if code == HEAD or PEOPLE[code][1] != "all" else []
        numbers += [NO_ROW] if code == HEAD else []
    return [path.replace("{id:int}", str(number)) for number in numbers]


def may(route: str, path: str, code: str) -> bool:
    if "{key}" in route:
        return code in LISTS[path.removeprefix("/_api").split("/")[1]]
    return code in ROUTES[route][0]
