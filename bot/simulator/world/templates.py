"""The account's templates, for template messages and for subscription notices."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from bot.simulator.errors import ApiError
from bot.simulator.world import typed_fields

PRIVATE_LIMIT = 25
SHOWN = 20


class TemplateKind(StrEnum):
    CATEGORY = "category"
    HISTORICAL = "historical"
    ONE_TIME = "one_time"
    LONG_TERM = "long_term"
    CONFIRMED = "confirmed"

    @property
    def is_subscription(self) -> bool:
        return self in (TemplateKind.ONE_TIME, TemplateKind.LONG_TERM)


@dataclass(frozen=True)
class Template:
    """fields maps the key (thing2) to its label; enums lists the values of enum and const fields."""

    template_id: str
    title: str
    kind: TemplateKind
    fields: Mapping[str, str]
    enums: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def content(self) -> str:
        return "\n".join(f"{label}:{{{{{key}.DATA}}}}" for key, label in self.fields.items())

    def filled(self, data: Any) -> dict[str, str]:
        """Label to shown value; raises 47003 for what the platform refuses."""
        if not isinstance(data, Mapping):
            raise ApiError(47003, "data is empty")
        return {label: self._value(key, data.get(key)) for key, label in self.fields.items()}

    def _value(self, key: str, given: Any) -> str:
        raw = given.get("value") if isinstance(given, Mapping) else given
        value = typed_fields.stripped(str(raw)) if raw is not None else ""
        if self.kind is TemplateKind.HISTORICAL:
            return value[:SHOWN]
        if not value:
            raise ApiError(47003, f"data.{key}.value is empty")
        if not typed_fields.is_allowed(key, value, self.enums):
            raise ApiError(47003, f"data.{key}.value invalid")
        return value


@dataclass(frozen=True)
class LibraryTemplate:
    """A template that the public library offers: its key words in order, each with its field type."""

    number: str
    title: str
    words: tuple[tuple[str, str], ...]


LIBRARY = (
    LibraryTemplate(
        "47123", "课程开课提醒", (("课程名称", "thing"), ("上课时间", "time"), ("上课地点", "thing"), ("备注", "thing"))
    ),
    LibraryTemplate(
        "43216",
        "预约提醒",
        (("预约项目", "thing"), ("预约时间", "time"), ("预约地点", "thing"), ("联系电话", "phone_number")),
    ),
    LibraryTemplate(
        "48058",
        "报名结果通知",
        (("报名项目", "thing"), ("报名人", "name"), ("报名结果", "phrase"), ("通知时间", "time")),
    ),
    LibraryTemplate(
        "44521",
        "工单处理提醒",
        (("工单编号", "character_string"), ("提交人", "name"), ("问题描述", "thing"), ("提交时间", "time")),
    ),
)


class Templates:
    def __init__(self, seed: str) -> None:
        self._seed = seed
        self._counted = 0
        self._all: dict[str, Template] = {}

    def add(
        self,
        title: str,
        fields: Mapping[str, str],
        *,
        kind: TemplateKind = TemplateKind.CATEGORY,
        template_id: str | None = None,
        enums: Mapping[str, tuple[str, ...]] | None = None,
    ) -> Template:
        if len(self._all) >= PRIVATE_LIMIT:
            raise ApiError(200012)
        template = Template(template_id or self._next(), title, kind, dict(fields), enums or {})
        self._all[template.template_id] = template
        return template

    def add_from_library(self, number: str, words: Iterable[str], kind: TemplateKind) -> Template:
        offered = next((one for one in LIBRARY if one.number == number), None)
        if offered is None:
            raise ApiError(200014)
        kinds = dict(offered.words)
        wanted = list(words)
        if not wanted or any(word not in kinds for word in wanted):
            raise ApiError(200020)
        keyed = {f"{kinds[word]}{place}": word for place, word in enumerate(wanted, 1)}
        return self.add(offered.title, keyed, kind=kind)

    def get(self, template_id: object, kinds: Iterable[TemplateKind]) -> Template:
        """Raises 40037 for a deleted one, a foreign one or one of the wrong kind."""
        found = self._all.get(template_id) if isinstance(template_id, str) else None
        if found is None or found.kind not in kinds:
            raise ApiError(40037)
        return found

    def drop(self, template_id: object, kinds: Iterable[TemplateKind]) -> None:
        del self._all[self.get(template_id, kinds).template_id]

    def of(self, *kinds: TemplateKind) -> list[Template]:
        return [one for one in self._all.values() if one.kind in kinds]

    def subscriptions(self) -> list[Template]:
        return [one for one in self._all.values() if one.kind.is_subscription]

    def _next(self) -> str:
        self._counted += 1
        return hashlib.sha256(f"{self._seed}:template:{self._counted}".encode()).hexdigest()[:43]
