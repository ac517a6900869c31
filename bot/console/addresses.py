"""Where the console's pages and files are, worked out once."""

from functools import lru_cache
from typing import Any

from starlette.datastructures import URLPath
from starlette.routing import Router

KNOWN = 2000


class Addresses(Router):
    """Every page names some forty addresses; looked for among all routes each time, they took longer than its rows."""

    def __init__(self) -> None:
        super().__init__()
        self._known = lru_cache(KNOWN)(super().url_path_for)

    def url_path_for(self, name: str, /, **path_params: Any) -> URLPath:
        return self._known(name, **path_params)
