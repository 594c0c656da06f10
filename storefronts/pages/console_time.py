"""Times in the console are the shop's: a banner from nine is from nine where the shop is."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from wagtail.users.models import UserProfile

Handler = Callable[[HttpRequest], HttpResponse]


class ConsoleTimeMiddleware:
    """Wagtail shows and reads times in its user's zone, else in the server's. Here: the shop's,
    for whoever has chosen none. Nothing is stored."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        shop = getattr(request, "shop", None)
        user: Any = getattr(request, "user", None)
        if shop is not None and request.path.startswith("/console/") and _is_staff(user):
            profile = getattr(user, "wagtail_userprofile", None) or UserProfile(user=user)
            if not profile.current_time_zone:
                profile.current_time_zone = shop.time_zone
            user.wagtail_userprofile = profile
        return self.get_response(request)


def _is_staff(user: Any) -> bool:
    return user is not None and user.is_authenticated and user.is_staff
