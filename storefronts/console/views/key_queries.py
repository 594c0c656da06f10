"""Settings > API keys > Queries: what a key may send by its hash, and whether it sends all else."""

import uuid

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache

from storefronts.console.pages import attempt, attempt_form, needs, step_up
from storefronts.console.settings_tabs import settings_page
from tenants.accounts import registered
from tenants.accounts.models import ApiKey
from tenants.kernel.actor import Actor
from tenants.registry.context import current_shop


class QueryForm(forms.Form):
    text = forms.CharField(
        label=gettext_lazy("GraphQL document"),
        max_length=registered.MOST_CHARS,
        # The hash is of the text as it is: nothing is trimmed.
        strip=False,
        widget=forms.Textarea(attrs={"rows": 10, "spellcheck": "false", "class": "cf-mono"}),
        help_text=gettext_lazy("Exactly as the program sends it: each space changes its hash."),
    )

    def clean_text(self) -> str:
        # A browser sends its own line ends; a program's files have these.
        return str(self.cleaned_data["text"]).replace("\r\n", "\n")


@never_cache
@needs("keys")
@step_up
def key_queries(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    key, shop = get_object_or_404(ApiKey, pk=pk, revoked_at=None), current_shop()
    deed = request.POST.get("deed", "")
    form = QueryForm(request.POST if deed == "register" else None)

    def register(actor: Actor) -> None:
        query = registered.Text(form.cleaned_data["text"])
        registered.register_queries(key=key, queries=[query], actor=actor, shop_id=shop.pk)

    if deed == "register":
        if not form.is_valid() or not attempt_form(request, form, register, _("Registered.")):
            return _page(request, key, form)
    elif deed == "remove":
        attempt(
            request,
            lambda actor: registered.unregister_queries(
                key=key, hashes=[request.POST.get("hash", "")], actor=actor, shop_id=shop.pk
            ),
            _("Removed."),
        )
    elif deed in ("only", "any"):
        attempt(
            request,
            lambda actor: registered.set_registered_only(
                key=key, on=deed == "only", actor=actor, shop_id=shop.pk
            ),
            _("Saved."),
        )
    else:
        return _page(request, key, form)
    return redirect("shopconsole:key_queries", key.pk)


def _page(request: HttpRequest, key: ApiKey, form: QueryForm) -> HttpResponse:
    queries = list(key.queries.order_by("name", "created_at"))
    return settings_page(request, "key_queries.html", "keys", key=key, queries=queries, form=form)
