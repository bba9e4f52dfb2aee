"""The worker process: the broker on the database (or RabbitMQ), the actors, until it is told to stop."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable

import dramatiq
import structlog
from dramatiq import Broker, Worker

from formsvc.bootstrap import Services
from formsvc.worker import parts
from formsvc.worker.broker import JobBroker
from formsvc.worker.relay import RelayedBroker

LIMITS = {"reading": 1}  # a slow scan takes one thread at most, and never those for letters
log = structlog.get_logger(__name__)


def make_broker(services: Services) -> Broker:
    """The broker that the settings name: the embedded one unless RabbitMQ is given."""
    lease_ms = int(services.settings.lease_seconds * 1000)
    if services.settings.broker_url:
        return RelayedBroker(
            services.job_queue, services.settings.broker_url, lease_ms=lease_ms, limits=LIMITS
        )
    return JobBroker(services.job_queue, lease_ms=lease_ms, limits=LIMITS)


def start(services: Services, broker: Broker | None = None) -> Worker:
    """Set the broker, import the actors onto it, and begin to work in this process."""
    broker = broker or make_broker(services)
    dramatiq.set_broker(broker)
    parts.use(services)
    from formsvc.worker import actors  # the broker has to be set first

    for actor in actors.ALL:
        actor.broker = broker
        if actor.actor_name not in broker.actors:
            broker.declare_actor(actor)
    worker = Worker(broker, worker_threads=services.settings.worker_threads, worker_timeout=1000)
    worker.start()
    return worker


def run(services: Services, *, on_ready: Callable[[], None] | None = None) -> None:
    """Work until SIGTERM or SIGINT; what is running is finished or given back."""
    worker = start(services)
    log.info("worker.ready", threads=services.settings.worker_threads)
    if on_ready is not None:
        on_ready()
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    stop.wait()
    log.info("worker.stopping")
    worker.stop(timeout=20_000)
    worker.broker.close()
