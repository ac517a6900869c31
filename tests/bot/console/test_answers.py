"""Answers at the desk: a draft seen as on a phone, published so that the chat says it at once, taken back; what nobody could
answer made an answer."""

from datetime import timedelta

import pytest
from sqlmodel import col, select

from bot import runtime as running
from bot.intake import Intake
from bot.play.stage import Messages, StageClock
from bot.shelf import Shelf
from bot.simulator.samples import SILENCE
from db import followers, load, messages
from db.models import Answer, Edition, Outbox, Parameter, UnknownQuestion
from tests.bot.console.clerk import Clerk, Station, reads
from tests.builders import NINE, a_follower, a_member_of_staff, a_worker

CODE, AMOUNT = "wage-minimum", "sh_min_wage_month"


@pytest.fixture
def clerk(console: Station) -> Clerk:
    load.seed(console.runtime.records)
    with console.runtime.records.write() as session:
        a_member_of_staff(session, code="S02", role="job_officer", scope="all")
        running.renew(console.runtime.library, session)
        for words in ("探亲假有几天？", "探亲假有几天", "厂里能养猫吗"):
            messages.note_unknown(session, follower=a_follower(session), words=words, now=NINE - timedelta(days=1))
    return console.enter("S02")


def naming(console: Station, amount: str) -> Answer:
    """An entry that has this figure in it."""
    with console.runtime.records.read() as session:
        rows = session.exec(select(Answer).order_by(Answer.code)).all()
    return next(row for row in rows if f"{{{amount}}}" in row.words)


def form_of(row: Answer, **changed: str) -> dict[str, str]:
    kept = ("question", "words", "topic", "source", "as_of", "confidence", "escalate")
    return {name: getattr(row, name) for name in kept} | {"review_after": "2027-12-31", "asked_since": ""} | changed


def test_a_draft_is_seen_published_said_and_taken_back(console: Station, clerk: Clerk) -> None:
    row = naming(console, AMOUNT)
    here = f"/answers/{row.id}"
    assert AMOUNT not in reads(clerk.get(here), r'(?s)data-testid="said-now">(.+?)</div>')
    broken = clerk.post(f"{here}/draft", form_of(row, words="最低{no_such_figure}元")).text
    assert "no_such_figure" in broken
    assert "不在金额表里" in clerk.post(f"{here}/publish").text
    assert "最多180字" in clerk.post(f"{here}/draft", form_of(row, words="长" * 181)).text
    assert "来源都要写" in clerk.post(f"{here}/draft", form_of(row, source="")).text
    draft = clerk.post(f"{here}/draft", form_of(row, words=f"新的说法 <b>：{{{AMOUNT}}}元。", asked_since="最孬给几文"))
    would = reads(draft, r'(?s)data-testid="would-say">(.+?)</div>')
    assert "新的说法 &lt;b&gt;：2" in would
    assert "新的说法" not in reads(draft, r'(?s)data-testid="said-now">(.+?)</div>')
    shown = clerk.post(f"{here}/publish")
    assert "发布了" in shown.text
    assert "新的说法" in reads(shown, r'(?s)data-testid="said-now">(.+?)</div>')
    assert row.code in [found.code for found in console.runtime.library.answers("最孬给几文")]
    assert "新的说法" in clerk.get("/answers?try=最孬给几文").text
    first = reads(shown, r'name="edition" value="(\d+)"')
    back = clerk.post(f"{here}/back", {"edition": first})
    assert row.words[:6] in reads(back, r'(?s)data-testid="said-now">(.+?)</div>')
    assert console.runtime.library.answers("最孬给几文") == []
    assert "停用了" in clerk.post(f"{here}/withdraw").text
    assert row.code not in [found.code for found in console.runtime.library.find(row.question)]
    with console.runtime.records.read() as session:
        assert len(session.exec(select(Edition).where(Edition.about == f"answer:{row.code}")).all()) == 4


def test_an_answer_is_spoken_to_whoever_wants_to_hear_it(console: Station, clerk: Clerk, clock: StageClock) -> None:
    """Recorded in 傣 at the desk, heard after the words; not once the words or a figure have changed."""
    row = naming(console, AMOUNT)
    here, says, intake = f"/answers/{row.id}", Messages(clock), Intake(console.runtime)

    def hear(words: str) -> str:
        return str(intake.take(says.make("oDAI", "text", words)).text)

    def spoken() -> list[str]:
        with console.runtime.records.read() as session:
            owed = session.exec(select(Outbox).order_by(col(Outbox.id))).all()
        return [row.message["words"] for row in owed if row.message["type"] == "voice"]

    assert "傣语的回答工作站还没录" in hear("我想听傣语")
    assert (
        "一分钟以内"
        in clerk.post(f"{here}/voice", {"language": "tdd"}, files={"sound": ("a.mp3", b"not a sound")}).text
    )
    kept = clerk.post(f"{here}/voice", {"language": "tdd"}, files={"sound": ("a.amr", SILENCE)})
    assert "傣语的录音存好了" in kept.text
    number = reads(kept, r'data-testid="voice-tdd"[\s\S]*?/voices/(\d+)"')
    assert clerk.get(f"/voices/{number}").content == SILENCE
    assert "普通话 0 条，傣语 1 条，景颇语 0 条" in clerk.get("/answers").text
    assert "想听就说“听语音”" in hear("我不识字")
    assert "1 普通话语音\n2 傣语语音\n3 景颇语语音\n4 只看字" in hear("听语音")
    assert "（现在1条）" in hear("2")
    assert "元" in hear(row.question)
    assert spoken() == [f"[语音] {row.question}"]
    clerk.post(f"{here}/draft", form_of(row, words=f"新的说法：{{{AMOUNT}}}元。"))
    assert "要重录，先不放" in clerk.post(f"{here}/publish").text
    assert "新的说法" in hear(row.question)
    assert len(spoken()) == 1
    clerk.post(f"{here}/voice", {"language": "tdd"}, files={"sound": ("a.amr", SILENCE)})
    hear(row.question)
    assert len(spoken()) == 2
    with console.runtime.records.read() as session:
        figure = session.exec(select(Parameter).where(Parameter.code == AMOUNT)).one()
    assert "要重录，先不放" not in clerk.get(here).text
    clerk.post(f"/amounts/{figure.id}/draft", {"value": "2870", "unit": "元/月", "source": "沪人社规〔2027〕1号"})
    clerk.post(f"/amounts/{figure.id}/publish")
    assert "要重录，先不放" in clerk.get(here).text
    assert "2870元" in hear(row.question)  # and not last year's amount in a voice
    assert len(spoken()) == 2
    assert "傣语的回答工作站还没录" in hear("我想听傣语")
    assert "只发字" in hear("只看字")
    hear(row.question)
    assert "傣语 0 条" in clerk.get("/answers").text
    assert "还没录" in clerk.post(f"{here}/voice/drop", {"language": "tdd"}).text
    assert len(spoken()) == 2


def test_a_question_of_a_form_is_worded_at_the_desk_left_out_and_taken_back(
    console: Station, clerk: Clerk, clock: StageClock
) -> None:
    says, intake = Messages(clock), Intake(console.runtime)
    with console.runtime.records.write() as session:
        worker, phone = a_worker(session, name="岩换厂", status="employed", employer_name="旧厂"), a_follower(session)
        followers.link(session, follower=phone, worker=worker, now=NINE)
        openid = str(phone.openid)

    def hear(words: str) -> str:
        return str(intake.take(says.make(openid, "text", words)).text)

    def card(step: str) -> str:
        return reads(clerk.get("/flows?form=status"), rf'(?s)data-testid="step-{step}">(.+?)</section>')

    assert "更新务工情况" in clerk.get("/flows").text
    step = {"form": "status", "step": "employer"}
    assert "在哪个厂或单位？" in card("employer")
    assert "最多80字" in clerk.post("/flows/draft", {**step, "ask": ""}).text
    assert "草稿存好了" in clerk.post("/flows/draft", {**step, "ask": "新厂叫哪样名字？", "asked": "1"}).text
    assert "在哪个厂或单位？" in hear("我换厂了")  # nobody hears a draft
    hear("取消")
    assert "现在起这样问" in clerk.post("/flows/publish", step).text
    assert "新厂叫哪样名字？" in hear("我换厂了")
    hear("取消")
    clerk.post("/flows/draft", {**step, "ask": "新厂叫哪样名字？"})
    clerk.post("/flows/publish", step)
    assert "不问了" in card("employer")
    assert "记下了：换厂了" in hear("我换厂了")
    assert clerk.post("/flows/draft", {**step, "step": "nothing", "ask": "问"}).status_code == 404
    older = reads(clerk.get("/flows?form=status"), r'name="edition" value="(\d+)"')
    clerk.post("/flows/back", {**step, "edition": older})
    assert "新厂叫哪样名字？" in hear("我换厂了")
    hear("取消")
    assert "退回到那一版了" in clerk.post("/flows/back", step).text
    assert "在哪个厂或单位？" in hear("我换厂了")


def test_a_figure_changes_every_answer_that_names_it(console: Station, clerk: Clerk) -> None:
    with console.runtime.records.read() as session:
        figure = session.exec(select(Parameter).where(Parameter.code == AMOUNT)).one()
    here, entry = f"/amounts/{figure.id}", naming(console, AMOUNT)
    assert entry.question in clerk.get(here).text
    form = {
        "value": "2870",
        "unit": "元/月",
        "source": "沪人社规〔2027〕1号",
        "as_of": "2027-07-01",
        "review_after": "2028-07-01",
    }
    assert "草稿存好了" in clerk.post(f"{here}/draft", form).text
    assert "2870" not in clerk.get(f"/answers/{entry.id}").text
    clerk.post(f"{here}/publish")
    shown = clerk.get(f"/answers/{entry.id}")
    assert "2870" in reads(shown, r'(?s)data-testid="said-now">(.+?)</div>')
    first = reads(clerk.get(here), r'name="edition" value="(\d+)"')
    assert f"{figure.value} " in reads(
        clerk.post(f"{here}/back", {"edition": first}), r'data-testid="value-now">([^<]+)'
    )


def test_a_draft_is_tried_before_it_is_published(console: Station, clerk: Clerk) -> None:
    made = clerk.post("/answers", {"question": "厂里能养猫吗", "topic": "living", "code": "keeping-cats"})
    here = made.url.path.removeprefix("/console")
    draft = {"question": "厂里能养猫吗", "words": "宿舍不能养猫狗，先问宿管。", "topic": "living", "source": "宿舍规定"}
    clerk.post(f"{here}/draft", draft)
    assert "先问宿管" in clerk.get("/answers?try=厂里可以养猫吗&drafts=1").text
    assert "先问宿管" not in clerk.get("/answers?try=厂里可以养猫吗").text
    assert console.runtime.library.answers("厂里可以养猫吗") == []
    clerk.post(f"{here}/publish")
    clerk.post(f"{here}/draft", {**draft, "words": "三号楼可以养猫。"})
    told = [clerk.get(f"/answers?try=厂里可以养猫吗{more}").text for more in ("", "&drafts=1")]
    assert ["三号楼" in page.split("照草稿试")[1].split("录了音")[0] for page in told] == [False, True]


def test_a_question_of_a_form_asks_one_thing_and_for_no_whole_number(console: Station, clerk: Clerk) -> None:
    clerk.get("/flows")
    step = {"form": "register", "step": "name"}
    assert "一次问了两样" in clerk.post("/flows/draft", {**step, "ask": "请留下姓名和电话。"}).text
    assert "不能在微信里要身份证" in clerk.post("/flows/draft", {**step, "ask": "您的身份证号码是多少？"}).text
    assert "怎么称呼您" not in clerk.get("/flows?form=register").text
    assert "草稿存好了" in clerk.post("/flows/draft", {**step, "ask": "您的姓名怎么写？"}).text


def test_a_question_that_needs_no_answer_is_settled_in_all_its_spellings(console: Station, clerk: Clerk) -> None:
    number = reads(clerk.get("/unanswered"), r"/answers/new\?unknown=(\d+)")
    with console.runtime.records.write() as session:
        old = NINE - timedelta(days=40)
        messages.note_unknown(session, follower=a_follower(session), words="探親假有几天!", now=old)
    assert "不用答" in clerk.post(f"/unanswered/{number}/drop").text
    assert ["探亲假" in clerk.get(f"/unanswered?days={days}").text for days in (7, 30)] == [False, False]
    assert "养猫" in clerk.get("/unanswered").text
    with console.runtime.records.read() as session:
        left = session.exec(select(UnknownQuestion).where(UnknownQuestion.answered_at == None)).all()  # noqa: E711
    assert [row.words for row in left] == ["厂里能养猫吗"]


def test_what_nobody_could_answer_becomes_an_answer(console: Station, clerk: Clerk) -> None:
    page = clerk.get("/unanswered")
    assert "最近7天没答上 3 次" in page.text
    assert page.text.index("探亲假") < page.text.index("养猫")  # two spellings of one question count together
    number = reads(page, r"/answers/new\?unknown=(\d+)")
    assert "探亲假" in clerk.get(f"/answers/new?unknown={number}").text
    made = clerk.post(
        "/answers", {"question": "探亲假有几天？", "topic": "contract", "unknown": number, "code": "leave-home"}
    )
    here = made.url.path.removeprefix("/console")
    assert "编号只能" in clerk.post("/answers", {"question": "问", "code": "有汉字"}).text
    clerk.post(
        f"{here}/draft",
        {
            "question": "探亲假有几天？",
            "words": "国有单位满1年的才有。",
            "topic": "contract",
            "source": "国务院关于职工探亲待遇的规定",
        },
    )
    assert console.runtime.library.answers("探亲假几天") == []
    clerk.post(f"{here}/publish")
    assert [found.code for found in console.runtime.library.answers("探亲假几天")] == ["leave-home"]
    assert "国有单位满1年的才有" in clerk.get("/answers?try=探亲假几天").text
    with console.runtime.records.read() as session:
        cat = session.exec(select(UnknownQuestion).where(UnknownQuestion.words == "厂里能养猫吗")).one()
        entry = session.exec(select(Answer).where(Answer.topic == "living")).first()
    assert entry is not None
    assert "加进了问法" in clerk.post(f"/unanswered/{cat.id}/attach", {"entry": str(entry.id)}).text
    assert "养猫" not in clerk.get("/unanswered").text
    clerk.post(f"/answers/{entry.id}/publish")
    assert entry.code in [found.code for found in console.runtime.library.answers("厂里能养猫吗")]


WAYS = ("宿舍里头能不能煮饭", "宿舍给能煮饭")


def test_a_way_of_asking_that_was_entered_leads_to_the_answer_in_the_chat(
    console: Station, clerk: Clerk, clock: StageClock
) -> None:
    """Literally as entered and nearly so, though the words sound like a search for posts; also in a form."""
    says, intake = Messages(clock), Intake(console.runtime)

    def hear(words: str) -> str:
        return str(intake.take(says.make("oCOOKS", "text", words)).text)

    assert "电饭锅" not in hear(WAYS[0])
    made = clerk.post("/answers", {"question": "宿舍里能不能煮饭？", "topic": "living", "code": "dorm-cooking"})
    here = made.url.path.removeprefix("/console")
    facts = {
        "question": "宿舍里能不能煮饭？", "words": "看厂里规定，多数不让用电饭锅。", "topic": "living",
        "source": "宿舍管理规定", "asked_since": "\n".join(WAYS),
    }  # fmt: skip
    clerk.post(f"{here}/draft", facts)
    assert "电饭锅" not in hear(WAYS[0])  # nobody hears a draft
    clerk.post(f"{here}/publish")
    for words in (*WAYS, "宿舍里能不能煮饭", "请问宿舍给能煮饭？"):
        assert "电饭锅" in clerk.get(f"/answers?try={words}").text
        assert "电饭锅" in hear(words)
    for words in ("有没有宿舍", "找个包住的厂", "宿舍给有空调"):
        assert "电饭锅" not in hear(words)
    hear("我要报名电工班")
    assert "电饭锅" in hear(WAYS[1])
    clerk.post(f"{here}/withdraw")
    assert "电饭锅" not in hear(WAYS[0])


def test_entries_past_their_review_are_marked(console: Station, clerk: Clerk, clock: StageClock) -> None:
    row = naming(console, AMOUNT)
    with console.runtime.records.write() as session:
        session.get_one(Answer, row.key).review_after = NINE.date() - timedelta(days=1)
    due = clerk.get("/answers?which=due").text
    assert row.question in due
    assert "过了复核日期" in due
    assert "以当年通知为准" in clerk.get(f"/answers/{row.id}").text


def test_another_process_hears_of_it_within_half_a_minute(console: Station, clerk: Clerk) -> None:
    records, row = console.runtime.records, naming(console, AMOUNT)
    elsewhere = running.library_of(records)
    shelf, question = Shelf(elsewhere), "最孬给几文"
    with records.read() as session:
        assert shelf.library(session, now=NINE).answers(question) == []
    clerk.post(f"/answers/{row.id}/draft", form_of(row, asked_since=question))
    clerk.post(f"/answers/{row.id}/publish")
    with records.read() as session:
        assert shelf.library(session, now=NINE + timedelta(seconds=29)).answers(question) == []
        found = shelf.library(session, now=NINE + timedelta(seconds=30)).answers(question)
    assert [one.code for one in found] == [row.code]
