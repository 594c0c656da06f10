"""Wiring. ``graphql/`` is a source root, not a package (see graphql/README.md)."""

import sys
from pathlib import Path

_SOURCE_ROOT = str(Path(__file__).resolve().parent.parent / "graphql")
if _SOURCE_ROOT not in sys.path:
    sys.path.append(_SOURCE_ROOT)

from config.celery import app as celery_app  # noqa: E402

__all__ = ["celery_app"]
