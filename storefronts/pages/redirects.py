"""Old addresses of a shop and where they lead now. The console's page, and the look-up."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from storefronts.pages.addresses import LANGUAGES, check_address, local, page_address
from tenants.accounts.shop_roles import may

# Where the shop itself lives: a redirect there would never be asked, or lock people out.
TAKEN = ("/console", "/graphql", "/static", "/media", "/healthz", "/readyz")
MOST = 2_000


class RedirectForm(forms.Form):
    """An old path of this shop, and a page or an address."""

    old_path = forms.CharField(
        label=_("Old address"), max_length=255, help_text=_("For example /old-page.html")
    )
    page = forms.ModelChoiceField(
        label=_("leads to the page"), queryset=Page.objects.none(), required=False
    )
    address = forms.CharField(
        label=_("or to the address"),
        max_length=255,
        required=False,
        help_text=_("For example https://example.com, or /search/?sort=newest in this shop."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        pages: Any = self.fields["page"]
        pages.queryset = Page.objects.live().filter(depth__gt=1).order_by("path")

    def clean_old_path(self) -> str:
        path = str(self.cleaned_data["old_path"]).strip()
        if not path.startswith("/") or path.startswith("//"):
            raise ValidationError(_now("An address of this shop begins with /."))
        path = Redirect.normalise_path(path)
        if path == "/" or path.startswith(TAKEN):
            raise ValidationError(_now("This address is the shop's own."))
        if Redirect.objects.filter(old_path=path).exists():
            raise ValidationError(_now("There is a redirect from this address already."))
        return path

    def clean_address(self) -> str:
        address = str(self.cleaned_data["address"]).strip()
        if address:
            check_address(address)
        return address

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        page, address = cleaned.get("page"), cleaned.get("address")
        if not self.errors and bool(page) == bool(address):
            raise ValidationError(_now("Choose a page, or type an address: one of the two."))
        if address and Redirect.normalise_path(address) == cleaned.get("old_path"):
            raise ValidationError(_now("This would lead to itself."))
        return cleaned


def target_of(found: Redirect) -> str:
    """Where it leads, in the active language; empty where the page is gone."""
    if found.redirect_page_id:
        page = found.redirect_page
        return page_address(page) if page.live else ""
    return local(found.redirect_link)


def find(path: str) -> Redirect | None:
    """The redirect from a path as it was asked for, or from the same without its language."""
    if "\0" in path or len(path) > 255:
        return None
    asked = [Redirect.normalise_path(path)]
    head, _slash, rest = path.lstrip("/").partition("/")
    if head in LANGUAGES:
        asked.append(Redirect.normalise_path("/" + rest))
    asked += [one.partition("?")[0] for one in asked if "?" in one]
    known = {one.old_path: one for one in Redirect.objects.filter(old_path__in=asked)}
    return next((known[one] for one in asked if one in known), None)


def keep_old_address(page: Page, before: str) -> None:
    """A published page has moved: whoever asks for its old address, in any language, finds it."""
    old = Redirect.normalise_path("/" + "/".join(before.strip("/").split("/")[1:]))
    new = Redirect.normalise_path("/" + "/".join(page.url_path.strip("/").split("/")[1:]))
    Redirect.objects.filter(old_path=new, automatically_created=True).delete()
    if old != "/":
        Redirect.objects.update_or_create(
            old_path=old,
            defaults={
                "site": Site.objects.get(is_default_site=True),
                "redirect_page": page,
                "redirect_link": "",
                "automatically_created": True,
            },
        )


def redirects(request: HttpRequest) -> HttpResponse:
    """The list, and the form for one more."""
    _require(request)
    form = RedirectForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if Redirect.objects.count() >= MOST:
            form.add_error(None, _now("A shop has at most %(n)s redirects.") % {"n": MOST})
        else:
            Redirect.objects.create(
                old_path=form.cleaned_data["old_path"],
                site=Site.objects.get(is_default_site=True),
                redirect_page=form.cleaned_data["page"],
                redirect_link=form.cleaned_data["address"],
            )
            messages.success(request, _now("The redirect is in force."))
            return redirect("shop_redirects")
    rows = Redirect.objects.select_related("redirect_page").order_by("old_path")
    page = Paginator(rows, 50).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "rows": [{"redirect": row, "target": target_of(row)} for row in page],
        "page_obj": page,
        "title": _now("Redirects"),
    }
    return render(request, "shoppages/redirects.html", context)


def remove(request: HttpRequest, pk: int) -> HttpResponse:
    _require(request)
    if request.method == "POST":
        get_object_or_404(Redirect, pk=pk).delete()
        messages.success(request, _now("The redirect is gone."))
    return redirect("shop_redirects")


def _require(request: HttpRequest) -> None:
    if not may(request.user, "publish"):
        raise PermissionDenied
