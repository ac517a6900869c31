"""Lists of the admin library, read only: the rows a member may see, found by words, page by page."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from fastapi.concurrency import run_in_threadpool
from sqlmodel import SQLModel
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette_admin.actions import link_row_action
from starlette_admin.contrib.sqlmodel import ModelView
from starlette_admin.export import ExportContext
from starlette_admin.export.csv import CsvExporter
from starlette_admin.fields import BaseField

from bot.console import visitors
from bot.console.columns import Named
from bot.console.office import BASE
from db import audits, rights, scopes
from db.models import Staff
from db.rights import Right

# Nobody turns so many pages by hand; a larger number in an address is a mistake and must not reach the database.
FARTHEST = 10_000_000


class Sheet(CsvExporter):
    """Opens in Excel as Chinese, and nothing in it is a formula."""

    def __init__(self) -> None:
        super().__init__(escape_formulas=True)

    async def generate(self, fields: list[BaseField], rows: list[dict[str, Any]]) -> bytes:
        return "\ufeff".encode() + await super().generate(fields, rows)


class RecordList(ModelView):
    """Say `table`, `key` (of the address), `menu_label`, `icon`, `needs` (any of these rights opens it) and `fields`."""

    table: ClassVar[type[SQLModel]]
    needs: ClassVar[tuple[Right, ...]] = ()
    found_by: ClassVar[tuple[str, ...]] = ()  # columns that the search box looks through
    opens: ClassVar[str] = ""  # our own page of one row, such as "/workers/{}"
    opens_by: ClassVar[str] = "id"  # the column whose number stands in that address
    leads_to: ClassVar[tuple[tuple[str, str, Right], ...]] = ()  # pages of ours beside the list: path, label, right
    points_to: ClassVar[Mapping[str, type[SQLModel]]] = {}  # columns that point to a row whose name is shown
    sorted_by: ClassVar[tuple[str, ...]] = ("id",)  # columns with an index
    page_size = 25
    page_size_options: Sequence[int] = (25, 50, 100)
    column_visibility = False
    search_highlight = False
    exporters = (Sheet(),)
    importers = ()
    actions = ("export",)
    row_actions: Sequence[str] = ("view",)
    fields_default_sort: Sequence[tuple[str, bool] | str] = (("id", True),)

    def __init__(self) -> None:
        self.searchable_fields = [field.name for field in self.fields if isinstance(field, Named)]
        self.sortable_fields = [name for name in self.sorted_by if name in {field.name for field in self.fields}]
        super().__init__(self.table, display_name=self.menu_label)

    @property
    def looks_in(self) -> str:
        """What the search box says."""
        labels = {field.name: field.label for field in self.fields}
        return "搜索" + "、".join(str(labels[name]) for name in self.found_by if name in labels)

    def is_accessible(self, request: Request) -> bool:
        return rights.may_see(visitors.member(request), *self.needs)

    def can_create(self, request: Request) -> bool:
        return False

    can_edit = can_delete = can_import = can_create

    def get_list_query(self, request: Request) -> Any:
        """Ids alone: turning far into a long list must not read the rows passed over."""
        return scopes.ids(_by(request), self.model, looking=True)

    def get_detail_query(self, request: Request) -> Any:
        return scopes.rows(_by(request), self.model, looking=True)

    def get_count_query(self, request: Request) -> Any:
        return scopes.counting(_by(request), self.model, looking=True)

    def get_search_query(self, request: Request, term: str) -> Any:
        return scopes.holding(self.model, self.found_by, term)

    async def find_all(self, request: Request, skip: int = 0, *rest: Any, **more: Any) -> Sequence[Any]:
        ids = await super().find_all(request, min(skip, FARTHEST), *rest, **more)
        found = await run_in_threadpool(scopes.by_id, request.state.session, self.model, ids)
        rows = [found[one] for one in ids]
        await run_in_threadpool(self._find_names, request, rows)
        return rows

    async def count(self, request: Request, *rest: Any, **more: Any) -> int:
        """The last question of a page: the connection goes back before the rows are drawn."""
        number = await super().count(request, *rest, **more)
        await run_in_threadpool(request.state.session.commit)
        return number

    async def find_by_pk(self, request: Request, pk: Any) -> Any:
        found = await self.find_by_pks(request, [pk])
        return found[0] if found else None

    async def find_by_pks(self, request: Request, pks: list[Any]) -> Sequence[Any]:
        rows = await super().find_by_pks(request, [pk for pk in pks if scopes.whole(pk) is not None])
        await run_in_threadpool(self._find_names, request, rows)
        return rows

    def _find_names(self, request: Request, rows: Sequence[Any]) -> None:
        """One query a table for the whole page; see columns.related."""
        for column, table in self.points_to.items():
            found = scopes.by_id(request.state.session, table, [getattr(row, column) for row in rows])
            setattr(request.state, f"named_{column}", found)
        if self.opens_by != "id":
            request.state.opened = {str(row.id): getattr(row, self.opens_by) for row in rows}

    async def serialize(self, obj: Any, request: Request, *_: Any, **__: Any) -> dict[str, Any]:
        """The columns alone; the library looks up two addresses for every row, which costs more than the row."""
        row: dict[str, Any] = {"_meta": {}, "id": obj.id}
        for field in self.get_fields_list(request):
            row[field.name] = await self.serialize_field_value(await field.parse_obj(request, obj), field, request)
        return row

    async def before_export(self, request: Request, ctx: ExportContext) -> None:
        await run_in_threadpool(self._note_export, request, len(ctx.rows))

    def _note_export(self, request: Request, count: int) -> None:
        runtime = request.app.state.office.runtime
        with runtime.records.write() as session:
            audits.note(
                session, staff=_by(request), action="exported", about=self.key or "", detail=f"{count} 行",
                now=runtime.clock(),
            )  # fmt: skip

    def links(self, request: Request) -> list[tuple[str, str]]:
        member = visitors.member(request)
        return [(BASE + path, label) for path, label, right in self.leads_to if rights.has(member, right)]

    def address_of(self, request: Request, pk: Any) -> str:
        number = getattr(request.state, "opened", {}).get(str(pk), pk)
        return BASE + (self.opens.format(number) if self.opens else f"/{self.key}/detail?pk={pk}")

    @link_row_action(name="view", text="查看", icon_class="default_actions.view", exclude_from_detail=True)
    def row_action_1_view(self, request: Request, pk: Any) -> str:
        return self.address_of(request, pk)


def _by(request: Request) -> Staff:
    member = visitors.member(request)
    if member is None:
        raise HTTPException(403)
    return member
