"""Illness said in passing, beside what only sounds like it."""

from nlp import spelling, unwell

ILL = (
    "我肚子疼得厉害", "食堂吃坏了好几个", "发烧两天了", "头晕站不住", "牙齿痛", "拉肚子了咋个整", "身上起疹子", "咳嗽咳个不停", "我好像中暑了", "今天人不舒服",
)  # fmt: skip
NOT_ILL = (
    "发烧请假扣不扣工资", "病假工资咋个算", "手机没电了", "头儿叫我加班", "找个有食堂的厂", "上班的时候手被压伤了", "心里不舒服", "体检不合格", "腿脚不好能做的岗位",
    "头疼的是没得钱", "手艺", "他手气好",
)  # fmt: skip


def test_illness_is_told_from_questions_that_mention_it() -> None:
    assert [text for text in ILL if not unwell.says_so(spelling.repair(text).text)] == []
    assert [text for text in NOT_ILL if unwell.says_so(spelling.repair(text).text)] == []
