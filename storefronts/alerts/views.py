"""Notify me: pages of their own, since browsing pages are kept whole and hold no form to post."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from storefronts.alerts import services, shelves
from storefronts.checkout.views.common import masked, private
from storefronts.listings.errors import NotListed
from storefronts.listings.queries import category_by_slug
from storefronts.pricing import shelf
from storefronts.pricing.cards import ProductCard
from tenants.catalogue.models import Denomination
from tenants.kernel.actor import Actor
from tenants.kernel.errors import Refusal
from tenants.registry.context import current_shop
from tenants.registry.models import Shop


class AddressForm(forms.Form):
    email = forms.EmailField(
        label=_("E-mail"),
        max_length=254,
        help_text=_("One mail when it is back, and none after that."),
        widget=forms.EmailInput(
            attrs={"class": "input", "autocomplete": "email", "placeholder": "you@example.com"}
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "id_%s", **kwargs})


class NotifyForm(AddressForm):
    d = forms.ChoiceField(label=_("What are you waiting for?"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, product: ProductCard, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        gone = [one for one in product.denominations if not one.can_be_bought]
        field: Any = self.fields["d"]
        field.choices = [(str(one.id), one.name) for one in gone]


@require_http_methods(["GET", "POST"])
@private
def notify(request: HttpRequest, slug: str) -> HttpResponse:
    """Which of a product's sold-out face values, and which address."""
    shop = current_shop()
    try:
        product = shelf.product(shop, slug)
    except NotListed as refusal:
        raise Http404 from refusal
    gone = [one for one in product.denominations if not one.can_be_bought]
    if not gone:
        return redirect("product", slug=slug)
    wanted = request.GET.get("d", "")
    chosen = wanted if wanted in {str(one.id) for one in gone} else str(gone[0].id)
    initial = {"d": chosen, "email": getattr(request.user, "email", "")}
    form = NotifyForm(request.POST or None, product=product, initial=initial)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        one = next(one for one in gone if str(one.id) == data["d"])
        try:
            services.ask(
                shop=shop,
                product=product,
                denomination_id=one.id,
                email=data["email"],
                locale=get_language() or shop.default_locale,
                actor=Actor.of_request(request),
            )
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            said = _now("We write to %(email)s once %(name)s can be bought again.") % {
                "email": masked(data["email"]),
                "name": f"{product.name} {one.name}",
            }
            return _page(request, slug, title=_now("You are on the list"), text=said)
    status = 200 if not form.errors else 400
    context = {"form": form, "product": product, "gone": gone, "chosen": form["d"].value()}
    return render(request, "shop/notify.html", context, status=status)


@require_http_methods(["GET", "POST"])
@private
def notify_shelf(request: HttpRequest) -> HttpResponse:
    """An address for a search or a category that has nothing to buy."""
    shop = current_shop()
    wish = _wish(request)
    try:
        if wish.found(shop):
            return redirect(wish.address)
    except NotListed as refusal:
        raise Http404 from refusal
    initial = {"email": getattr(request.user, "email", "")}
    form = AddressForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        email = form.cleaned_data["email"]
        try:
            shelves.ask_for_shelf(
                shop=shop,
                wish=wish,
                email=email,
                locale=get_language() or shop.default_locale,
                actor=Actor.of_request(request),
            )
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            said = _now("We write to %(email)s once there is something to buy here.")
            title = _now("You are on the list")
            return _page(request, None, title=title, text=said % {"email": masked(email)})
    context = {"form": form, "wanted": _in_words(shop, wish), "back_url": wish.address}
    status = 200 if not form.errors else 400
    return render(request, "shop/notify_shelf.html", context, status=status)


def _wish(request: HttpRequest) -> shelves.Wish:
    """What the address says, in the terms of the shelf's own links."""
    asked = request.GET
    kind = asked.get("kind", "")
    return shelves.Wish(
        search="".join(c for c in asked.get("q", "") if c.isprintable()).strip()[:60],
        category=asked.get("category", "")[:80],
        kind=kind if kind in Denomination.Kind.values else "",
    )


def _in_words(shop: Shop, wish: shelves.Wish) -> str:
    """What is waited for, as the reader calls it."""
    words = [f"\u201c{wish.search}\u201d" if wish.search else ""]
    words += [category_by_slug(shop, wish.category).name if wish.category else ""]
    words += [str(Denomination.Kind(wish.kind).label) if wish.kind else ""]
    return " · ".join(filter(None, words))


@require_http_methods(["GET", "POST"])
@private
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """The mail's link asks once more: what opens links by itself takes nobody off a list."""
    email = services.email_of(token)
    if email is None:
        raise Http404
    if request.method == "POST":
        services.stop(email=email)
        said = _now("%(email)s gets no more mails about stock from this shop.")
        return _page(request, None, title=_now("Done"), text=said % {"email": masked(email)})
    return render(request, "shop/notify_stop.html", {"email": masked(email)})


def _page(request: HttpRequest, slug: str | None, *, title: str, text: str) -> HttpResponse:
    back = reverse("product", args=[slug]) if slug else reverse("home")
    action = _now("Back to the product") if slug else _now("Back to the shop")
    context = {"title": title, "text": text, "action": action, "action_url": back}
    return render(request, "shop/notify_done.html", context)
