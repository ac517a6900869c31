import pytest

from db.sealing import CannotUnseal, KeyRing

OLD, NEW, OTHER = b"o" * 32, b"n" * 32, b"x" * 32
PLACE = "worker.id_number:7"


def test_what_is_sealed_opens_again_and_shows_nothing():
    sealed = KeyRing([NEW]).seal(b"533123", place=PLACE)
    assert b"533123" not in sealed
    assert KeyRing([NEW]).unseal(sealed, place=PLACE) == b"533123"


def test_the_same_words_never_look_the_same():
    ring = KeyRing([NEW])
    assert ring.seal(b"a", place=PLACE) != ring.seal(b"a", place=PLACE)


def test_after_a_change_of_keys_old_seals_open_and_are_due_for_sealing_again():
    sealed = KeyRing([OLD]).seal(b"a", place=PLACE)
    ring = KeyRing([NEW, OLD])
    assert ring.unseal(sealed, place=PLACE) == b"a"
    assert not ring.is_current(sealed)
    assert ring.is_current(ring.seal(b"a", place=PLACE))


def test_moved_to_another_row_it_stays_shut():
    sealed = KeyRing([NEW]).seal(b"a", place=PLACE)
    with pytest.raises(CannotUnseal):
        KeyRing([NEW]).unseal(sealed, place="worker.id_number:8")


def test_a_strange_key_or_any_changed_byte_does_not_open():
    sealed = KeyRing([NEW]).seal(b"a", place=PLACE)
    with pytest.raises(CannotUnseal):
        KeyRing([OTHER]).unseal(sealed, place=PLACE)
    for at in range(len(sealed)):
        changed = sealed[:at] + bytes([sealed[at] ^ 1]) + sealed[at + 1 :]
        with pytest.raises(CannotUnseal):
            KeyRing([NEW]).unseal(changed, place=PLACE)


@pytest.mark.parametrize("sealed", [b"", b"\x01", b"\x01" * 17])
def test_too_short_is_not_sealed(sealed):
    with pytest.raises(CannotUnseal):
        KeyRing([NEW]).unseal(sealed, place=PLACE)


@pytest.mark.parametrize("keys", [[], [b"short"], [NEW, b""]])
def test_a_ring_has_keys_of_thirty_two_bytes(keys):
    with pytest.raises(ValueError, match="32 bytes"):
        KeyRing(keys)
