"""The plan in a report (计划进度): counters against targets, training, money by fund and payee, findings and recoveries."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from db import findings, guard, heads, money, progress, rights, scopes, targets
from db import trained as training
from db.columns import CHINA
from db.models import Event, Finding, PostList, Staff
from db.plan_year import Year
from db.progress import Line
from db.reports.parts import Cell, Part
from db.standards import BASES, Standards
from db.statistics import Stretch
from db.workers import COUNTY_CODES

PART = "只统计本地的数；年度目标是全站的，没有分到县，所以不对照"
QUARTERLY = ("P4", "P5", "P6", *(f"P{number}" for number in range(13, 22)))
NAMES = {**{code: name for name, code in COUNTY_CODES.items()}, "632622": "班玛", "533100": "全州"}
TRAINING = (*money.CLASSES, "P21")
SO_FAR = "年内累计：从1月1日到期末，系统和线下合计"
ELSEWHERE = "线下：只在培训机构名册上、系统里没有报名记录的人数，和系统数分开列"


def progressed(session: Session, *, by: Staff, stretch: Stretch, now: datetime, measures: Sequence[str] = ()) -> Part:
    """Each counter with its definition and, since the year began, how much of the target is done: a month alone says
    nothing of a yearly target."""
    year = Year(stretch.begins, stretch.ends, by, now)
    lines = [
        one for one in progress.lines(session, by=by, now=now, year=year) if not measures or one.measure in measures
    ]
    so_far = _since_new_year(session, year, lines)
    rows: list[list[Cell]] = [
        [one.measure, one.name, one.counter, _whole(one.value), _whole(one.elsewhere), one.unit, _in_all(whole),
         _whole(one.target), done(whole), one.definition]
        for one in lines for whole in [so_far[one.measure, one.counter]]
    ]  # fmt: skip
    columns = ("编号", "措施", "计数", "系统", "线下", "单位", "年内累计", "年度目标", "完成率", "口径")
    notes = (ELSEWHERE, SO_FAR, "完成率 = 年内累计 ÷ 年度目标", *_what_is_seen(lines, by))
    return Part("计划进度", columns, rows, notes)


def _since_new_year(session: Session, year: Year, lines: Sequence[Line]) -> dict[tuple[str, str], Line]:
    """The same figures from the first of January up to the end of the stretch, which may hold all of it already."""
    first = datetime((year.ends - timedelta(microseconds=1)).year, 1, 1, tzinfo=CHINA)
    if year.begins > first:
        lines = progress.lines(session, by=year.by, now=year.now, year=Year(first, year.ends, year.by, year.now))
    return {(one.measure, one.counter): one for one in lines}


def _in_all(line: Line) -> int | float | None:
    return None if line.value is None and not line.elsewhere else _whole((line.value or 0) + line.elsewhere)


def _what_is_seen(lines: Sequence[Line], by: Staff) -> Sequence[str]:
    """For who sees a part: that the targets are not the part's, and which figures are everybody's."""
    if not rights.region_of(by):
        return ()
    shared = sorted({f"{one.measure} {one.counter}" for one in lines if one.undivided})
    whole = (f"不分县，是全站的数：{'、'.join(shared)}",) if shared else ()
    return (PART, *whole)


def done(line: Line) -> float | None:
    """The share of the year's target, persons and person-times never mixed; None without a target."""
    return round(((line.value or 0) + line.elsewhere) / line.target, 4) if line.target else None


def _whole(number: float | None) -> int | float | None:
    return int(number) if number is not None and float(number).is_integer() else number


def trained(session: Session, *, by: Staff, stretch: Stretch) -> Part:
    """One row a class: persons on the register and on paper apart."""
    classes = heads.of_classes(session, stretch.begins, stretch.ends, measures=TRAINING, by=by)
    rows: list[list[Cell]] = [
        [
            one.course.region, one.course.measure, one.course.code, one.course.title, one.course.provider,
            f"{one.course.starts_at:%Y-%m-%d}", *(number for basis in BASES for number in (len(one.people(basis)), one.on_paper(basis))),
        ]
        for one in classes
    ]  # fmt: skip
    counted = [f"{name[:-2]}（{where}）" for name in BASES.values() for where in ("系统", "线下")]
    columns = ("县代码", "措施", "班号", "班名", "培训机构", "开班", *counted)
    return Part("培训班", columns, rows, ("期内开班的班，每班一行；同一人上两个班算两人次",))


def trained_by_county(session: Session, *, by: Staff, stretch: Stretch) -> Part:
    """Persons and person-times apart, by the county of the class."""
    came = training.by_county(session, stretch.begins, stretch.ends, measures=TRAINING, by=by)
    rows: list[list[Cell]] = [
        [one.region, NAMES.get(one.region, ""), one.measure, one.times, one.people, one.on_paper, one.passed]
        for one in came
    ]
    columns = (
        "县代码",
        "办班地",
        "措施",
        "参训人次（系统）",
        "参训人（系统）",
        "参训人次（线下）",
        "合格人次（系统和线下）",
    )
    notes = ("按班的办班地；同一人上两个班算两人次、一个人；线下名册只有人次",)
    return Part("培训分县", columns, rows, notes)


def by_fund(session: Session, *, by: Staff, stretch: Stretch) -> Sequence[Part]:
    """What became due in the stretch, by fund and payee, and the mean price where the standard is an average."""
    dues = money.due(session, stretch.begins, stretch.ends, by=by)
    basis = "按开班日或登记日的标准计算，是测算不是拨付；按哪个人数算见每行"
    rows: list[list[Cell]] = [
        [one.fund, one.measure, one.name, one.payee, one.what, one.heads, BASES[one.basis], one.unit, one.amount]
        for one in dues
    ]
    listed = Part(
        "应付明细", ("资金", "措施", "标准", "收款方", "事由", "数量", "人数口径", "单价", "金额（元）"), rows, (basis,)
    )
    payees = Part(
        "按收款方",
        ("收款方", "金额（元）"),
        [[payee, amount] for payee, amount in money.by_payee(dues).items()],
        (basis,),
    )
    paid = money.paid(session, stretch.begins, stretch.ends, by=by)
    funds = Part(
        "按资金",
        ("资金", "金额（元）", "已拨付（元）"),
        [[fund, money.total(dues, fund=fund), paid.get(fund, 0)] for fund in ("F1", "F2")],
        (basis, "已拨付按申领里记的拨付日期"),
    )
    return [funds, payees, _means(session, dues, stretch, by), listed]


def _means(session: Session, dues: Sequence[money.Due], stretch: Stretch, by: Staff) -> Part:
    rows: list[list[Cell]] = []
    for standard in Standards.load(session).rows:
        mean = money.mean_of(dues, standard)
        if standard.averaged and mean.heads:
            rows.append(
                [
                    f"{standard.name}（{standard.valid_from} 起）",
                    mean.heads,
                    mean.amount,
                    round(mean.mean, 2),
                    mean.most,
                    _verdict(mean) if targets.sees_all(by, standard.measure) else None,
                ]
            )
    columns = ("标准", "人次", "金额（元）", "平均（元）", "标准（元）", "是否超过")
    part = () if all(row[-1] for row in rows) else ("标准按全部班平均，本地只是一部分，不判断是否超过",)
    return Part("平均单价", columns, rows, ("金额 ÷ 人次，和标准比；超过的要说明", *part))


def _verdict(mean: money.Mean) -> str:
    return "超过" if mean.over else "未超过"


def cost_per_person(session: Session, *, by: Staff, stretch: Stretch) -> Part:
    dues = money.due(session, stretch.begins, stretch.ends, by=by)
    rows: list[list[Cell]] = []
    for measure in money.CLASSES:
        mine = [one for one in dues if one.measure == measure]
        number = max(
            (sum(one.heads for one in mine if one.standard == code) for code in {one.standard for one in mine}),
            default=0,
        )
        rows.append([measure, number, money.total(mine), round(money.total(mine) / number, 2) if number else None])
    return Part(
        "人均", ("措施", "人数或人次", "金额（元）", "人均（元）"), rows, ("金额 ÷ 标准所按的人数，见资金标准",)
    )


def found(session: Session, *, by: Staff, stretch: Stretch) -> Part:
    """Findings of the stretch that the member may see, with what came back."""
    seen = (*scopes.seen(by, Finding), col(Finding.found_at) >= stretch.begins, col(Finding.found_at) < stretch.ends)
    rows = session.exec(select(Finding).where(*seen).order_by(col(Finding.found_at), col(Finding.id))).all()
    table: list[list[Cell]] = [
        [
            f"{row.found_at:%Y-%m-%d}",
            row.region,
            guard.title_of(row.rule),
            row.words,
            findings.STATES[row.state],
            row.yuan,
        ]
        for row in rows
    ]
    note = "核查规则标出的疑点，只提示不拒绝；追回为至今追回的金额"
    return Part("核查发现", ("发现日期", "县代码", "规则", "说明", "状态", "追回（元）"), table, (note,))


def fairs(session: Session, *, by: Staff, stretch: Stretch) -> Part:
    held = (
        col(Event.starts_at) >= stretch.begins,
        col(Event.starts_at) < stretch.ends,
        col(Event.status) != "cancelled",
    )
    rows = session.exec(
        select(Event).where(*held, *scopes.within(Event.region, by)).order_by(col(Event.starts_at))
    ).all()
    kinds = {"onsite_fair": "现场招聘会", "online_fair": "网上招聘", "guidance": "就业指导", "batch": "有组织输出"}
    table: list[list[Cell]] = [
        [
            row.code, kinds.get(row.kind, row.kind), row.title, f"{row.starts_at:%Y-%m-%d}", row.place, len(row.employers),
            len(row.vacancies), row.attended, row.intents, row.hired,
        ]
        for row in rows
    ]  # fmt: skip
    columns = ("编号", "类型", "名称", "日期", "地点", "单位数", "岗位数", "到场", "意向", "录用")
    return Part("招聘活动", columns, table, ("期内举办的活动，每场一行；录用为登记到现在的数",))


def lists_sent(session: Session, *, stretch: Stretch) -> Part:
    made = (col(PostList.made_at) >= stretch.begins, col(PostList.made_at) < stretch.ends)
    rows = session.exec(select(PostList).where(*made).order_by(col(PostList.made_at))).all()
    table: list[list[Cell]] = [
        [
            row.number, f"{row.made_at:%Y-%m-%d}", *(len(row.parts.get(name, ())) for name in ("open", "added", "closed")),
            f"{row.received_at:%Y-%m-%d}" if row.received_at else "还没回执",
        ]
        for row in rows
    ]  # fmt: skip
    return Part(
        "岗位清单", ("编号", "制作日期", "在招", "新增", "关闭", "德宏回执"), table, ("期内制作并送德宏的岗位清单",)
    )
