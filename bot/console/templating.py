"""The library's templates as the content security policy wants them: its own inline scripts carry the answer's nonce."""

from collections.abc import Callable
from functools import cache

from jinja2 import BaseLoader, BytecodeCache, Environment
from jinja2.bccache import Bucket

NONCE = ' nonce="{{ request.state.nonce }}"'
# Handlers written into a tag are bound in static/console.js instead; a row may open a page of ours.
CHANGES = {
    "<script>": f"<script{NONCE}>",
    "<style>": f"<style{NONCE}>",
    'onchange="window.location = this.value"': 'data-goes-to="value"',
    "detail_url(request, view.key, row_pk)": "view.address_of(request, row_pk)",
    'onclick="applyColumnVisibility()"': 'data-applies="columns"',
    "placeholder=\"{{ _('Search') }}...\"": 'placeholder="{{ view.looks_in }}"',
    '{{ _("Admin") }}</a>': "总览</a>",
    'aria-label="Toggle navigation"': 'aria-label="菜单"',
    '<a class="btn-close" data-bs-dismiss="alert" aria-label="close"></a>': (
        '<button type="button" class="btn-close" data-bs-dismiss="alert" aria-label="关闭"></button>'
    ),
    '<div class="page-wrapper">': '<div class="page-wrapper" id="content" tabindex="-1">',
    'aria-label="Open user menu"': 'aria-label="我的账号"',
}


class WithNonce(BaseLoader):
    def __init__(self, inner: BaseLoader) -> None:
        self._inner = inner

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str | None, Callable[[], bool] | None]:  # fmt: skip
        source, path, fresh = self._inner.get_source(environment, template)
        for before, after in CHANGES.items():
            source = source.replace(before, after)
        return source, path, fresh


class Compiled(BytecodeCache):
    """Templates are compiled once a process, however often the console is built."""

    def __init__(self) -> None:
        self._code: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if code := self._code.get(bucket.key + bucket.checksum):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._code[bucket.key + bucket.checksum] = bucket.bytecode_to_string()


@cache
def compiled() -> Compiled:
    return Compiled()
