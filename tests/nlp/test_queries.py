"""A message of one who looks for work becomes slots."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from nlp import queries

NOW = datetime(2026, 3, 4, 10, 0, tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("青浦包住的电子厂，六千以上", {"place": "青浦", "industry": "电子", "pay_min": 6000, "pay_kind": "month", "lodging": True}),
        ("华新分拣 22一小时 不上夜班", {"place": "华新", "occupation": "快递分拣员", "pay_min": 22, "pay_kind": "hour", "shift": "不上夜班"}),
        ("我是盈江的,想在青浦找个保洁,45岁女的", {"place": "青浦", "occupation": "保洁员", "gender": "女", "age": 45}),
        ("不要昆山,青浦华新的", {"place": "华新"}),
        ("昆山或者花桥都行 普工", {"place": ["昆山", "花桥"], "occupation": "普工(行业不限)"}),
        ("以前做过缝纫,现在想找洗碗的", {"occupation": "洗碗工"}),
        ("我现在在瑞丽,想去松江找电子厂", {"place": "松江", "industry": "电子"}),
        ("工资4000太低了,想找6000的", {"pay_min": 6000, "pay_kind": "month"}),
        ("下周一能上岗 保安", {"occupation": "保安员", "start_date": "2026-03-09"}),
        ("食品厂普工 女 35 白班", {"occupation": "食品厂普工", "industry": "食品", "gender": "女", "age": 35, "shift": "长白班"}),
        ("青蒲 dianzichang baozhu 6k", {"place": "青浦", "industry": "电子", "pay_min": 6000, "pay_kind": "month", "lodging": True}),
        ("我男38,媳妇36,找夫妻工", {"gender": "夫妻", "age": [38, 36]}),
        ("我叫杨保安，想进电子厂，27了", {"industry": "电子", "age": 27}),
        ("我叫金华，32，想找个白班", {"age": 32, "shift": "长白班"}),
        ("就是那个快递快递分拣嘛", {"occupation": "快递分拣员"}),
        ("wo 45 sui nv zhao baojie", {"occupation": "保洁员", "gender": "女", "age": 45}),
        ("上个厂说好两班倒结果天天夜班，想找包住的", {"lodging": True}),
        ("2500包吃住的饭店小工我都做过，现在想找4000的", {"pay_min": 4000, "pay_kind": "month", "occupation": "帮厨"}),
        ("不想进电子厂", {}),
        ("咋个都得,只要不上夜班", {"shift": "不上夜班"}),
        ("包装的活不想再干了,保洁可以", {"occupation": "保洁员"}),
        ("喷漆的活有毒不做,组装可以", {"occupation": "机械装配工"}),
        ("3月10号以后才上得来", {"start_date": "2026-03-10"}),
        ("五一过完就来", {"start_date": "2026-05-06"}),
        ("超车证有,找工作", {"occupation": "叉车司机"}),
        ("打包,住得近", {"occupation": "仓库打包员"}),
        ("老婆做保洁,我做保安,有没有", {"occupation": ["保洁员", "保安员"], "gender": "夫妻"}),
        ("今天做今天拿钱的", {"pay_kind": "day"}),
        ("一日二百四,给得", {"pay_min": 240, "pay_kind": "day"}),
        ("我去过昆山,不好,青浦有没有", {"place": "青浦"}),
        ("533123开头身份证的要不要", {}),
        ("有没有日结的", {"pay_kind": "day"}),
        ("周末双休的文员", {"occupation": "文员"}),
        ("不能上夜班的保洁", {"occupation": "保洁员", "shift": "不上夜班"}),
        ("不愿意上夜班", {"shift": "不上夜班"}),
        ("想找保洁，白天呢，娃要接送", {"occupation": "保洁员", "shift": "长白班"}),
        ("晚上我要照顾我妈，只能白天", {"shift": "长白班"}),
        ("有没有周四就可以报到的厂", {"start_date": "2026-03-05"}),
        ("四月底能到，五月六号上班的有吗", {"start_date": "2026-05-06"}),
        ("做过焊工，眼睛伤了，焊工不做了，找个看门的", {"occupation": "保安员"}),
        ("打磨做过，灰大，这回不打磨，做保安", {"occupation": "保安员"}),
        ("浦东的不去太麻烦，徐泾有没有", {"place": "徐泾"}),
        ("花桥、陆家、千灯都可以", {"place": ["花桥", "陆家", "千灯"]}),
        ("陆家镇找活", {"place": "陆家"}),
        ("盈江老家的，在花桥，想换到青浦做", {"place": "青浦"}),
        ("上海消费高，有没有嘉善的", {"place": "嘉善"}),
        ("1990年生，满35了", {"age": 36}),
        ("两万六一年的保安", {"occupation": "保安员", "pay_min": 26000, "pay_kind": "year"}),
        ("陸仟五以上，焊工", {"occupation": "焊工", "pay_min": 6500, "pay_kind": "month"}),
        ("工价多少，26有没有", {"pay_min": 26, "pay_kind": "hour"}),
        ("一天不能少于三百，瓦工", {"occupation": "瓦工", "pay_min": 300, "pay_kind": "day"}),
        ("B2本，开货车", {"occupation": "重型货车司机"}),
        ("快递公司招客服没", {"occupation": "快递客服", "industry": "物流"}),
        ("做家具的厂，油漆不做", {"industry": "家具"}),
        ("除青浦外都行", {}),
        ("昆山那个厂坑人，不去了，找青浦的", {"place": "青浦"}),
        ("女，三十九，华新附近，带小孩上学接送", {"place": "华新", "gender": "女", "age": 39}),
        ("妹妹刚满十八，没出过门", {"gender": "女", "age": 18}),
    ],
)  # fmt: skip
def test_only_what_is_stated_becomes_a_slot(text: str, slots: dict[str, Any]) -> None:
    assert queries.read(text, now=NOW).slots() == slots
