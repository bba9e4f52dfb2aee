"""The pages: a thin layer that finds, asks a service, and shows."""

from __future__ import annotations

from flask import Flask

from formsvc.settings import Settings
from formsvc.web import (
    access,
    agencies,
    assessment,
    authorisation,
    capture,
    decision,
    documents,
    emergency,
    errors,
    findings,
    guidance,
    headers,
    health,
    jobs,
    later_papers,
    letters,
    pages,
    papers,
    practice,
    quarantine,
    record_entry,
    release,
    requests,
    requests_log,
    sign_in,
    telling,
    uploads,
    verification,
    words,
    worklist,
)
from formsvc.web.config import configure
from formsvc.web.current import Services, keep_services

BLUEPRINTS = (
    health.blueprint,
    sign_in.blueprint,
    worklist.blueprint,
    requests.blueprint,
    capture.blueprint,
    documents.blueprint,
    later_papers.blueprint,
    quarantine.blueprint,
    emergency.blueprint,
    assessment.blueprint,
    findings.blueprint,
    decision.blueprint,
    release.blueprint,
    authorisation.blueprint,
    letters.blueprint,
    telling.blueprint,
    record_entry.blueprint,
    practice.blueprint,
    verification.blueprint,
    agencies.blueprint,
    papers.blueprint,
    guidance.blueprint,
    jobs.blueprint,
)


def create_app(settings: Settings, services: Services) -> Flask:
    """The application, ready to serve. Guards in order: request id, session, whole form, access, forgery."""
    app = Flask("formsvc.web", template_folder=str(settings.templates_folder))
    configure(app, settings)
    keep_services(app, services)
    requests_log.init_app(app)
    headers.init_app(app)
    pages.init_app(app, settings)
    words.init_app(app)
    sign_in.init_app(app, settings)
    uploads.init_app(app)
    access.init_app(app)
    errors.init_app(app)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    return app
