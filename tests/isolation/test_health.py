"""Probes come with a pod's address as Host."""

from django.test import Client


def test_liveness_needs_nothing(db):
    response = Client(HTTP_HOST="10.0.0.7").get("/healthz")
    assert response.json() == {"status": "ok"}


def test_readiness_names_each_part(db):
    response = Client(HTTP_HOST="10.0.0.7").get("/readyz")
    assert (response.status_code, response.json()["database"]) == (200, "ok")


def test_a_broker_that_is_down_is_named(db, settings):
    settings.BROKER_URL = "redis://127.0.0.1:1/0"
    response = Client(HTTP_HOST="10.0.0.7").get("/readyz")
    assert response.status_code == 503
    assert response.json()["broker"] != "ok"
