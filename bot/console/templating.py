"""The library's templates as the content security policy wants them: its own inline scripts carry the answer's nonce."""

from collections.abc import Callable

from jinja2 import BaseLoader, Environment

NONCE = ' nonce="{{ request.state.nonce }}"'
# The handler written into the tag is bound in static/console.js instead.
CHANGES = {
    "<script>": f"<script{NONCE}>",
    "<style>": f"<style{NONCE}>",
    'onchange="window.location = this.value"': 'data-goes-to="value"',
    'onclick="applyColumnVisibility()"': 'data-applies="columns"',
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
