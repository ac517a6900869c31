"""Classes of wording in job ads, field by field."""

from typing import Any

import pytest

from nlp import posts


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("年满18，45周岁以内", {"age_min": 18, "age_max": 45}),
        ("商场保洁，早班7:00-15:30 晚班13:30-22:00", {"shift": None}),
        ("看停车场，夜里值班，3200", {"shift": "夜班"}),
        ("半挂司机，一趟2600，一月六七趟", {"pay_min": 2600, "pay_unit": "piece"}),
        ("1. 华新 供件员 24元/时\n2. 赵巷 拣货员 25元/时\n3. 重固 打包 计件", {"occupation": ["供件员", "拣货员", "仓库打包员"]}),
        ("招流水线打包，5500", {"occupation": "包装工"}),
        ("超市杀鱼切肉，五千八", {"occupation": "生鲜处理工"}),
        ("木姐酒店招前台", {"employer": None, "overseas": True}),
        ("越南鞋厂招针车组长，月薪1.8万", {"employer": None, "overseas": True}),
        ("女职工有专门的宿舍，男职工住隔壁楼", {"lodging": True, "discrimination": False}),
    ],
)  # fmt: skip
def test_wordings_are_read_into_their_fields(text: str, fields: dict[str, Any]) -> None:
    read = posts.read(text).fields()
    assert {name: read.get(name) for name in fields} == fields
