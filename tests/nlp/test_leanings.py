"""What counts beside the words."""

from nlp import alerts, intents, leanings


def test_workers_hardly_do_staff_work_but_an_employer_may_post() -> None:
    assert leanings.of_role("staff_stats", "worker") < leanings.of_role("staff_post_job", "worker") < 0


def test_staff_seldom_ask_for_themselves_and_are_heard_in_danger() -> None:
    assert leanings.of_role("my_courses", "staff") < 0
    assert leanings.of_role("crisis", "staff") == 0


def test_an_unknown_role_leans_nowhere() -> None:
    assert not any(leanings.of_role(name, None) for name in intents.NAMES)


def test_a_list_just_shown_makes_its_subject_likelier() -> None:
    assert leanings.of_state("job_apply", "jobs") > 0
    assert leanings.of_state("job_apply", "courses") == 0


def test_danger_is_doubted_when_no_rule_hears_it() -> None:
    assert leanings.of_hits(alerts.hits("今天吃米线"))["crisis"] < 0
    assert "crisis" not in leanings.of_hits(alerts.hits("宿舍着火了"))


def test_a_certain_rule_speaks_for_its_kind() -> None:
    assert leanings.of_hits(alerts.hits("老板不发工资"))["wage_arrears"] > 0
