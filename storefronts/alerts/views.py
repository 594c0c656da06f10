"""Notify me: a page of its own, since a product's page is kept whole and holds no form to post."""

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

from storefronts.alerts import services
from storefronts.checkout.views.common import masked, private
from storefronts.listings.errors import NotListed
from storefronts.pricing import shelf
from storefronts.pricing.cards import ProductCard
from tenants.kernel.actor import Actor
from tenants.kernel.errors import Refusal
from tenants.registry.context import current_shop


class NotifyForm(forms.Form):
    d = forms.ChoiceField(label=_("What are you waiting for?"), widget=forms.RadioSelect)
    email = forms.EmailField(
        label=_("E-mail"),
        max_length=254,
        help_text=_("One mail when it is back, and none after that."),
        widget=forms.EmailInput(
            attrs={"class": "input", "autocomplete": "email", "placeholder": "you@example.com"}
        ),
    )

    def __init__(self, *args: Any, product: ProductCard, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "id_%s", **kwargs})
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
