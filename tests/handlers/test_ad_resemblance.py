"""An ad beside posts: what it says too, and how much that counts."""

from typing import Any

from db.post_words import PostWords
from handlers import ad_reading
from handlers.ad_resemblance import Beside, Named
from tests.builders import NINE

NOBODY = Named((), ())


def _post(number: str, **said: Any) -> PostWords:
    known: dict[str, Any] = {
        "id": int(number[1:]), "number": number, "title": "普工", "trade": "", "employer_name": "示例星桥电子有限公司",
        "headcount": None, "town": "", "district": "青浦", "place": "", "pay_text": "", "pay_min": None, "pay_max": None,
        "pay_base": None, "duties": "", "work_conditions": "", "requirements": "", "certificates": "", "insurance": "",
        "hours": "", "tags": (),
    }  # fmt: skip
    return PostWords(**{**known, **said})


PACKER = _post("J001", title="仓库打包员", trade="warehouse_packer", town="重固", headcount=30,
               pay_text="每月约5000-6800元", pay_min=5000.0, pay_max=6800.0, duties="打包称重贴面单")  # fmt: skip
SORTER = _post("J002", title="快递分拣员", trade="sorter", town="华新", pay_text="每月约5500-6200元",
               pay_min=5500.0, pay_max=6200.0, duties="扫码分拣装笼")  # fmt: skip


def _beside(text: str, named: Named = NOBODY) -> Beside:
    return Beside(ad_reading.read(text, NINE), (PACKER, SORTER), named)


def test_a_copy_resembles_its_post_and_no_other() -> None:
    beside = _beside("重固打包员30人，5000到6800，贴面单")
    assert beside.score(PACKER) > 0.5 > beside.score(SORTER)


def test_an_ad_for_other_work_elsewhere_resembles_none() -> None:
    beside = _beside("松江酒店要两个服务员，四千五包吃住")
    assert max(beside.score(PACKER), beside.score(SORTER)) < 0.2


def test_whoever_names_the_employer_resembles_its_posts_more() -> None:
    text = "星桥电子重固仓库打包员，长白班"
    named = Named((PACKER.employer_name,), ())
    assert _beside(text, named).score(PACKER) > _beside(text).score(PACKER)


def test_another_headcount_counts_against_it() -> None:
    assert _beside("重固打包员30人，5000到6800").score(PACKER) > _beside("重固打包员8人，5000到6800").score(PACKER)
