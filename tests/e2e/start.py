"""The first start, on a computer that has never seen RelNet."""
from relnet_e2e import Relnet, run

first = None


def test_a_window_shows():
    global first
    first = Relnet().wait_window()
    first.find('frame|window', 'RelNet')


def test_a_second_start_raises_the_first_window():
    second = Relnet()
    second.wait_end(0)
    assert first.running()
    assert len(first.x_windows()) == 1, first.x_windows()


def test_it_complains_of_nothing():
    assert first.complaints() == [], first.complaints()


run(globals())
