import importlib
import pkgutil
import re

import pytest

from nlp import late


def test_it_finds_what_a_compiled_pattern_finds() -> None:
    number = late.pattern(r"(?P<n>\d+)")
    assert number.sub("#", "3 and 4") == "# and #"
    assert [found["n"] for found in number.finditer("3 and 4")] == ["3", "4"]
    assert number.pattern == r"(?P<n>\d+)"
    assert number.groupindex == {"n": 1}


def test_flags_are_kept() -> None:
    assert late.pattern("ABC", re.IGNORECASE).search("abc")


def test_a_mistake_shows_when_it_is_used() -> None:
    broken = late.pattern("(")
    with pytest.raises(re.error):
        broken.search("x")


def test_every_pattern_of_the_product_compiles() -> None:
    for room in ("nlp", "handlers", "bot"):
        for module in pkgutil.walk_packages(importlib.import_module(room).__path__, f"{room}."):
            if not module.name.endswith("__main__") and "train" not in module.name:
                importlib.import_module(module.name)
    found = [one for one in late.Late.every if one.pattern != "("]
    assert len(found) > 600
    for one in found:
        re.compile(one.pattern, one._flags)
