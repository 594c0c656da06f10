"""What a page of the console that is not a model's list or form needs."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse

from tenants.accounts.owner_roles import may
from tenants.kernel.errors import Refusal

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


def needs(area: str, act: str = "view") -> Callable[[View[P]], View[P]]:
    """Let only roles with this act in; the rest get the 403 page."""

    def decorate(view: View[P]) -> View[P]:
        @wraps(view)
        def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            if not may(request.user, area, act):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return guarded

    return decorate


def page(request: HttpRequest, template: str, title: str, **context: Any) -> TemplateResponse:
    """A page in the console's frame."""
    from tenants.console.site import owner_site

    request.current_app = owner_site.name  # type: ignore[attr-defined]
    return TemplateResponse(
        request, template, {**owner_site.each_context(request), "title": title, **context}
    )


def refused(request: HttpRequest, error: Refusal) -> None:
    """Tell the person what happened, in their words."""
    messages.error(request, str(error))
