"""What OpenAPI describes, called with every kind of key and with whatever fits or breaks the description (Schemathesis)."""

from collections.abc import Mapping

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis import APIOperation, Case, GenerationMode
from schemathesis.specs.openapi.checks import response_schema_conformance, status_code_conformance

from bot import keys
from bot.app import create_app
from bot.play.over_http import serving
from bot.runtime import Runtime
from db import partners
from tests.builders import NINE, a_vacancy, a_worker

CHECKS = [response_schema_conformance, status_code_conformance]
# What a partner's key is for, and what is described that it opens.
KEYS = {"posts": {"/v1/posts", "/v1/posts/{number}"}, "figures": {"/v1/figures"}, "": set()}
REFUSED = (401, 403, 404, 405, 422, 429)
SECRET = ("岩罕", "15400000001")


@pytest.fixture
def bearers(runtime: Runtime) -> dict[str, dict[str, str]]:
    """The heads of a call for each kind of key; without one for nobody's."""
    ring, made = keys.identity_keys(runtime.settings).ring, {"": {"Authorization": "Bearer dh_nobody"}}
    with runtime.records.write() as session:
        a_vacancy(session, status="published")
        a_worker(session, name=SECRET[0], phone=SECRET[1])
        for scope in filter(None, KEYS):
            _, key, _ = partners.make(session, name=scope, scopes=[scope], ring=ring, now=NINE, calls_a_minute=100_000)
            made[scope] = {"Authorization": f"Bearer {key}"}
    return made


def keeps_to_it(operation: APIOperation, address: str, bearers: Mapping[str, dict[str, str]]) -> None:
    asked = st.one_of(operation.as_strategy(mode) for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE))

    @settings(max_examples=20, deadline=None, database=None, derandomize=True, suppress_health_check=[*HealthCheck])
    @given(case=asked)
    def asks(case: Case) -> None:
        for scope, heads in bearers.items():
            answer = case.call(base_url=f"{address}/api", headers=heads, timeout=10)
            assert answer.status_code < 500, f"{operation.path} broke: {case.query} {case.path_parameters}"
            assert not any(word in answer.text for word in SECRET)
            if operation.path not in KEYS[scope]:
                assert answer.status_code in REFUSED, f"{scope} was let into {operation.path}"
            case.validate_response(answer, checks=CHECKS)

    asks()


def test_every_address_keeps_to_its_description_whatever_it_is_asked(
    ready: Runtime, bearers: dict[str, dict[str, str]]
) -> None:
    with serving(create_app(ready)) as address:
        described = httpx.get(f"{address}/api/openapi.json", trust_env=False).json()
        operations = [result.ok() for result in schemathesis.openapi.from_dict(described).get_all_operations()]
        assert {operation.path for operation in operations} == set().union(*KEYS.values())
        for operation in operations:
            keeps_to_it(operation, address, bearers)
