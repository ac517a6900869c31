"""The calls that an account can make: one file per subject, gathered here by path."""

from collections.abc import Mapping

from bot.simulator.api import (
    agents,
    articles,
    custom,
    mass,
    media,
    menu,
    operations,
    people,
    qrcode,
    subscribe,
    tags,
    template,
    tokens,
    web_login,
)
from bot.simulator.api.call import Endpoint

_SUBJECTS = (
    tokens,
    custom,
    template,
    subscribe,
    mass,
    people,
    tags,
    menu,
    qrcode,
    media,
    articles,
    operations,
    web_login,
    agents,
)
ENDPOINTS: Mapping[str, Endpoint] = {one.path: one for subject in _SUBJECTS for one in subject.ENDPOINTS}
