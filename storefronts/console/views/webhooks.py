"""Settings > Webhooks: endpoints, their secrets, and the log of what was sent to them."""

import json
import uuid
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from storefronts.console.figures import end_of, start_of, zone_of
from storefronts.console.pages import PER_PAGE, attempt, attempt_form, needs, step_up
from storefronts.console.settings_tabs import settings_page
from storefronts.console.views.keys import OVERLAPS
from storefronts.webhooks import queries, replaying, services, signing
from storefronts.webhooks.kinds import KINDS, PING
from storefronts.webhooks.models import Delivery, Endpoint, kind_in_words
from storefronts.webhooks.retention import KEPT_DAYS
from storefronts.webhooks.sending import body_of, message_id
from tenants.kernel.actor import Actor
from tenants.kernel.days import typed_day
from tenants.kernel.errors import NotFound
from tenants.kernel.ids import new_id
from tenants.registry.context import current_shop

KIND_CHOICES = [(kind, format_lazy("{} ({})", words, kind)) for kind, words in KINDS.items()]
# How far back what has failed is sent again, in hours.
BACK = [
    ("1", gettext_lazy("of the last hour")),
    ("24", gettext_lazy("of the last day")),
    ("72", gettext_lazy("of the last three days")),
    ("720", gettext_lazy("of the last thirty days")),
]


class EndpointForm(forms.Form):
    url = forms.CharField(
        label=gettext_lazy("Address"),
        max_length=500,
        widget=forms.URLInput(attrs={"placeholder": "https://example.com/webhooks"}),
        help_text=gettext_lazy("Public, and with https. Redirects are not followed."),
    )
    description = forms.CharField(
        label=gettext_lazy("Description"),
        max_length=120,
        required=False,
        help_text=gettext_lazy("What receives it, such as “Accounting”."),
    )
    kinds = forms.MultipleChoiceField(
        label=gettext_lazy("Events"), choices=KIND_CHOICES, widget=forms.CheckboxSelectMultiple
    )


class NewEndpointForm(EndpointForm):
    # A repeated form must not make a second endpoint.
    reference = forms.UUIDField(widget=forms.HiddenInput)


@never_cache
@needs("webhooks")
@step_up
def webhooks(request: HttpRequest) -> HttpResponse:
    """All endpoints, and a form for another one."""
    start: dict[str, Any] = {"reference": new_id(), "kinds": [k for k in KINDS if k[:5] == "order"]}
    form, shop = NewEndpointForm(request.POST or None, initial=start), current_shop()
    made: list[tuple[Endpoint, str]] = []
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        done = attempt_form(
            request,
            form,
            lambda actor: made.append(
                services.create_endpoint(
                    shop=shop,
                    url=data["url"],
                    description=data["description"],
                    kinds=data["kinds"],
                    endpoint_id=data["reference"],
                    actor=actor,
                )
            ),
        )
        if done:
            return _webhook(request, made[0][0], secret=made[0][1])
    rows = list(Endpoint.objects.order_by("created_at"))
    counts = queries.counts([row.pk for row in rows])
    for row in rows:
        row.counts = counts.get(row.pk, queries.Counts())  # type: ignore[attr-defined]
    return settings_page(request, "webhooks.html", "webhooks", form=form, endpoints=rows)


@never_cache
@needs("webhooks")
@step_up
def webhook(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """One endpoint: how it is, what it gets, and the log."""
    endpoint = _found(lambda: queries.endpoint(pk))
    if request.method != "POST":
        return _webhook(request, endpoint)
    form, shop = EndpointForm(request.POST), current_shop()
    if form.is_valid() and attempt_form(
        request,
        form,
        lambda actor: services.update_endpoint(
            shop=shop, endpoint=endpoint, actor=actor, **form.cleaned_data
        ),
        _("Saved. What waits goes to the new address."),
    ):
        return redirect("shopconsole:webhook", pk)
    return _webhook(request, endpoint, form=form)


@never_cache
@require_POST
@needs("webhooks")
@step_up
def change_webhook(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Test, pause, resume, give another secret, send again, or take away."""
    endpoint = _found(lambda: queries.endpoint(pk))
    deeds: dict[str, Callable[[HttpRequest, Endpoint], HttpResponse | None]] = {
        "test": _test,
        "pause": _pause,
        "resume": _resume,
        "rotate": _rotate,
        "replay": _replay_failed,
        "remove": _remove,
    }
    deed = deeds.get(request.POST.get("deed", ""))
    answer = deed(request, endpoint) if deed else None
    return answer or redirect("shopconsole:webhook", pk)


@require_GET
@needs("webhooks")
def webhook_delivery(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """One event on its way to one endpoint: what is sent, and how each try went."""
    delivery = _found(lambda: queries.delivery(pk))
    return settings_page(
        request,
        "webhook_delivery.html",
        "webhooks",
        delivery=delivery,
        endpoint=delivery.endpoint,
        attempts=delivery.attempts.order_by("-id"),
        message_id=message_id(delivery.event),
        body=json.dumps(json.loads(body_of(delivery.event)), indent=2, ensure_ascii=False),
        is_test=delivery.event.kind == PING,
    )


@require_POST
@needs("webhooks")
def replay_webhook(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """This one again."""
    delivery, shop = _found(lambda: queries.delivery(pk)), current_shop()
    words = _("It is on its way again, under the same id.")
    if not delivery.endpoint.is_active:
        words = _("It is sent as soon as the endpoint is resumed.")
    attempt(
        request, lambda actor: replaying.replay(shop=shop, delivery=delivery, actor=actor), words
    )
    return redirect("shopconsole:webhook_delivery", pk)


def _found(look: Callable[[], Any]) -> Any:
    try:
        return look()
    except NotFound as error:
        raise Http404 from error


def _test(request: HttpRequest, endpoint: Endpoint) -> HttpResponse | None:
    shop, sent = current_shop(), []

    def deed(actor: Actor) -> None:
        sent.append(replaying.send_test(shop=shop, endpoint=endpoint, actor=actor))

    if not attempt(request, deed):
        return None
    if sent[0].state == Delivery.State.DELIVERED:
        messages.success(request, _("The receiver took the test."))
    else:
        messages.warning(request, _("The receiver did not take the test. Its answer is below."))
    return redirect("shopconsole:webhook_delivery", sent[0].pk)


def _pause(request: HttpRequest, endpoint: Endpoint) -> None:
    shop = current_shop()
    attempt(
        request,
        lambda actor: services.pause_endpoint(shop=shop, endpoint=endpoint, actor=actor),
        _("Paused. Events of orders wait here for %(days)s days.") % {"days": KEPT_DAYS},
    )


def _resume(request: HttpRequest, endpoint: Endpoint) -> None:
    shop = current_shop()
    attempt(
        request,
        lambda actor: services.resume_endpoint(shop=shop, endpoint=endpoint, actor=actor),
        _("Resumed. What has waited is sent first, in its order."),
    )


def _rotate(request: HttpRequest, endpoint: Endpoint) -> HttpResponse | None:
    shop, made = current_shop(), []
    hours = request.POST.get("overlap", "24")
    overlap = timedelta(hours=int(hours) if hours in dict(OVERLAPS) else 24)

    def deed(actor: Actor) -> None:
        made.append(
            services.rotate_secret(shop=shop, endpoint=endpoint, overlap=overlap, actor=actor)
        )

    return _webhook(request, endpoint, secret=made[0]) if attempt(request, deed) else None


def _replay_failed(request: HttpRequest, endpoint: Endpoint) -> None:
    shop, counted = current_shop(), []
    hours = request.POST.get("back", "72")
    since = timezone.now() - timedelta(hours=int(hours) if hours in dict(BACK) else 72)

    def deed(actor: Actor) -> None:
        counted.append(
            replaying.replay_failed(shop=shop, endpoint=endpoint, since=since, actor=actor)
        )

    if attempt(request, deed):
        n = counted[0]
        words = ngettext("%(n)d event is sent again.", "%(n)d events are sent again.", n)
        messages.success(request, words % {"n": n} if n else _("Nothing has failed since then."))


def _remove(request: HttpRequest, endpoint: Endpoint) -> HttpResponse | None:
    shop = current_shop()
    done = attempt(
        request,
        lambda actor: services.delete_endpoint(shop=shop, endpoint=endpoint, actor=actor),
        _("The endpoint and its log are removed. It gets nothing more."),
    )
    return redirect("shopconsole:webhooks") if done else None


def _webhook(
    request: HttpRequest,
    endpoint: Endpoint,
    *,
    form: forms.Form | None = None,
    secret: str = "",
) -> HttpResponse:
    now, given = timezone.now(), request.GET
    zone = zone_of(current_shop())
    since, until = typed_day(given.get("since")), typed_day(given.get("until"))
    log = queries.deliveries(
        endpoint_id=endpoint.pk,
        kind=given.get("kind", ""),
        state=given.get("state", ""),
        about=given.get("about", "")[:80],
        since=start_of(since, zone) if since else None,
        until=end_of(until, zone) if until else None,
    )
    start = {"url": endpoint.url, "description": endpoint.description, "kinds": endpoint.kinds}
    return settings_page(
        request,
        "webhook.html",
        "webhooks",
        endpoint=endpoint,
        secret=secret,
        secrets=signing.valid_secrets(endpoint=endpoint, at=now),
        counts=queries.counts([endpoint.pk]).get(endpoint.pk, queries.Counts()),
        deliveries=Paginator(log, PER_PAGE).get_page(given.get("p")),
        asked=given,
        kinds=[(kind, kind_in_words(kind)) for kind in (*KINDS, PING)],
        states=[
            (state, state.label)
            for state in (Delivery.State.WAITING, Delivery.State.DELIVERED, Delivery.State.FAILED)
        ],
        overlaps=OVERLAPS,
        back=BACK,
        kept_days=KEPT_DAYS,
        form=form or EndpointForm(initial=start),
    )
