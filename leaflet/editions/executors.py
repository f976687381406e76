"""Where a batch runs: in this process, on this machine's cores, or on a cluster."""

import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from leaflet.diagnostics import Code, LeafletError, complaint
from leaflet.editions.sweeping import seldom

if TYPE_CHECKING:
    from multiprocessing.context import BaseContext

P = ParamSpec("P")
T = TypeVar("T")

CONNECT_SECONDS = 10
_RETRIES = 3
"""How often a cluster tries a task again whose worker was lost."""


class Here(Executor):
    """Runs each call at once, in the thread that submits it."""

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Return a future that is done."""
        future: Future[T] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001 - a future carries whatever its call raised
            future.set_exception(error)
        return future


def cores() -> int:
    """Return how many cores this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)  # not on Windows or Mac
    return len(affinity(0)) if affinity else os.cpu_count() or 1


@contextmanager
def local(jobs: int) -> Iterator[Executor]:
    """Open an executor on this machine: processes, or this very process where one is enough."""
    if jobs == 1:
        with seldom():
            yield Here()
        return
    pool = ProcessPoolExecutor(jobs, mp_context=_context(), initializer=_begin)
    try:
        yield pool
    except BaseException:
        pool.shutdown(wait=False, cancel_futures=True)
        raise
    pool.shutdown()


def _context() -> "BaseContext":
    """Return how processes are started: by fork where that is safe, since then nothing is loaded anew."""
    if sys.platform == "linux" and threading.active_count() == 1:
        return multiprocessing.get_context("fork")
    return multiprocessing.get_context("spawn")


def _begin() -> None:
    """Leave Ctrl-C to the parent, and end when the parent is gone: nobody would take the results.

    The process makes editions and nothing else, so that garbage is left to `sweep`.
    """
    gc.disable()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


@contextmanager
def cluster(address: str) -> Iterator[tuple[Executor, int]]:
    """Open an executor on a dask.distributed cluster, and return it with the number of its workers' threads.

    Raises
    ------
    LeafletError
        CLUSTER_MISSING without the extra `leaflet[cluster]`, CLUSTER_UNREACHABLE when nobody answers.

    """
    try:
        from distributed import Client, KilledWorker
        from distributed.client import FutureCancelledError
        from distributed.comm import CommClosedError
    except ImportError as error:
        raise LeafletError([complaint(Code.CLUSTER_MISSING)]) from error
    try:
        client = Client(address, timeout=CONNECT_SECONDS, set_as_default=False)
    except (OSError, TimeoutError, ValueError) as error:
        raise LeafletError([complaint(Code.CLUSTER_UNREACHABLE, address=address)]) from error
    with client:
        try:
            # pure=False: the same task may be asked for again, after its result was let go.
            yield client.get_executor(pure=False, retries=_RETRIES), max(sum(client.nthreads().values()), 1)
        except (KilledWorker, CommClosedError, FutureCancelledError, CancelledError) as error:
            raise BrokenExecutor from error
