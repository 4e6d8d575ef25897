"""The demo outlives its worker: pages stay, the worker is started again after a pause."""

from naungan.config.demo.serve import AGAIN, Kept


def test_a_worker_that_ended_is_started_again_after_a_pause():
    kept = Kept(["true"])
    first = kept.process
    first.wait(10)
    kept.look(100)
    kept.look(100 + AGAIN - 1)
    assert kept.process is first
    kept.look(100 + AGAIN)
    assert kept.process is not first
    kept.process.wait(10)


def test_a_worker_that_runs_is_left_alone():
    kept = Kept(["sleep", "30"])
    first = kept.process
    try:
        kept.look(100)
        kept.look(200)
        assert kept.process is first
    finally:
        first.kill()
        first.wait(10)
