"""Media: a shop's files under its own prefix, the catalogue's pictures for everyone."""

from pathlib import Path

from django.conf import settings
from django.core.exceptions import SuspiciousFileOperation
from django.http import FileResponse, Http404, HttpRequest
from django.utils._os import safe_join

from tenants.registry.context import current_shop

_INLINE = {".svg", ".png", ".jpg", ".jpeg", ".webp", ".gif", ".avif"}


def _serve(root: Path, path: str) -> FileResponse:
    try:
        full = Path(safe_join(root, path))
    except (ValueError, SuspiciousFileOperation) as error:
        raise Http404 from error
    if not full.is_file():
        raise Http404
    inline = full.suffix.lower() in _INLINE
    response = FileResponse(full.open("rb"), as_attachment=not inline)
    # A picture may be a hostile SVG opened by itself: it may run nothing and load nothing.
    response["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "public, max-age=86400"
    return response


def catalogue_media(request: HttpRequest, path: str) -> FileResponse:
    """Pictures of products: the owner's, the same in every shop."""
    return _serve(Path(settings.MEDIA_ROOT) / "catalogue", path)


def shop_media(request: HttpRequest, path: str) -> FileResponse:
    """Files of the shop that serves this host; another shop's path is unknown here."""
    return _serve(Path(settings.MEDIA_ROOT) / "shops" / current_shop().schema_name, path)
