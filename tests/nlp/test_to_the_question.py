"""Words said to a question of the station, held against the option they mean."""

import pytest

from handlers import texts
from nlp import to_the_question

LABELS = {
    "start": texts.check_ups.START_OPTIONS,
    "home_leave": texts.check_ups.HOME_LEAVE_OPTIONS,
    "travel": texts.check_ups.TRAVEL_OPTIONS,
    "visit": texts.check_ups.VISIT_OPTIONS,
    "employer": texts.check_ups.EMPLOYER_SAYS_OPTIONS["left"],
    "arrived": texts.batches.ARRIVED_OPTIONS,
}
SAID = {
    ("home_leave", 1): "要回的，腊月二十四走|要回|回呢|肯定回嘎|回去过年|打算回去|回 还要出来|回老家|我和老婆一起回|票买好了|腊月二十四走|回克|克家过年|今年要回家过年，初八回来|回是要回，哪天走还没定",
    ("home_leave", 2): "回，不出来了|回去就不出来了|回去不回来了|这次回家不走了|不想出来打工了",
    ("home_leave", 3): "今年不回去了|不回|不克了|回不去，没假|回不成|在厂里过年|留在上海过年|走不开|没得票|今年不回，厂里加班",
    ("home_leave", 4): "还没定|还没定，看厂里放不放假|没想好|看情况|不晓得|不一定回|到时候再说|说不准|可能回",
    ("home_leave", None): "回去有没有专车|怎么买票|工资没发|你好|找个厂",
    ("start", 2): "不一样|说好六千只得四千八|跟说的不一样|少给了五百|只发了四千|不太一样|没有说的那么高|讲好包住，扣了两百|有地方不一样",
    ("start", 1): "一样|差不多|一样的|没什么不一样|没得差|跟说的一样|没问题",
    ("start", None): "工资什么时候发|你好|怎么算加班费",
    ("travel", 1): "没办|还没有|没办过，要哪些材料|不晓得咋个办|要哪样证明|没有",
    ("travel", 2): "办过了|早办好了|领到了|申请了",
    ("travel", None): "办了没|好的|找工作",
    ("visit", 3): "不咋样，3|很不满意|一直迟到|一直迟到，说话也冲|不好|不咋地|不太满意|没人来|态度差|来晚了|等了半天|走过场|拍个照就走了|不怎么好|怎么没人来看我",
    ("visit", 2): "还行吧，就是来晚了|一般|还可以|马马虎虎",
    ("visit", 1): "好|很好|满意|蛮好的|热情得很|态度好|没迟到，很好",
    ("visit", None): "你们什么时候再来|找工作|电话多少",
    ("employer", 2): "不对，我还在|我还在|没走|不是",
    ("employer", 1): "对|是的|早就走了|不干了",
    ("arrived", 1): "到家了，平安|到了到了|到了|平安到了|我们到青浦了|安全到达|刚到|到屋了|都到了 谢谢",
    ("arrived", 2): "还在路上呢，堵车|堵车|快到了|没到|还有两个小时|到昆明了，还要转车|在车上|还没到",
    ("arrived", 3): "没走成|没赶上车|没坐车|不去了|误车了",
    ("arrived", None): "到哪里下车|几点到|找工作|工资还没到|工资到了没有|快递到了|到了没",
}  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "meant", "words"),
    [(kind, meant, words) for (kind, meant), said in SAID.items() for words in said.split("|")],
)
def test_words_mean_their_option(kind: str, meant: int | None, words: str) -> None:
    assert to_the_question.option(kind, words, LABELS[kind]) == meant


def test_a_number_in_a_clause_of_its_own_is_the_answer_and_a_date_is_none() -> None:
    labels = LABELS["home_leave"]
    assert to_the_question.option("home_leave", "不回，3", labels) == 3
    assert to_the_question.option("home_leave", "回，2月3号", labels) == 1
    assert to_the_question.option("visit", "不好，9", LABELS["visit"]) == 3
