"""The places at the door: full, and open again only when half of them are free."""

from contextlib import ExitStack

from bot.places import Places


def test_a_full_house_lets_nobody_in_until_half_of_the_places_are_free() -> None:
    places = Places(4)
    with ExitStack() as first_two:
        for _ in range(2):
            first_two.enter_context(places.one())
        with places.one():
            assert not places.are_taken()
            with places.one():
                assert places.are_taken()
            assert places.are_taken()
        assert not places.are_taken()


def test_without_places_nobody_is_let_in() -> None:
    assert Places(0).are_taken()


def test_a_place_is_free_again_when_its_answer_fails() -> None:
    places = Places(1)
    try:
        with places.one():
            raise RuntimeError
    except RuntimeError:
        assert not places.are_taken()
