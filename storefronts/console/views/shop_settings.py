"""Settings > Shop: what the shop is called, how it is reached, what it speaks and charges in."""

import zoneinfo
from typing import Any

from django import forms
from django.conf import settings as django_settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from storefronts.console.pages import attempt_form, needs
from storefronts.console.settings_tabs import settings_page, tabs_for
from storefronts.console.shop_settings import change_settings, currencies
from tenants.registry.context import current_shop
from tenants.registry.legal import KINDS, LONGEST
from tenants.registry.models import Shop


class ShopForm(forms.Form):
    """All in one form: nothing here is in force before it is saved."""

    name = forms.CharField(label=gettext_lazy("Name of the shop"), max_length=80)
    support_email = forms.EmailField(
        label=gettext_lazy("Support e-mail"),
        required=False,
        help_text=gettext_lazy("Shown in the footer of every page."),
    )
    support_contact = forms.CharField(
        label=gettext_lazy("Other contact"),
        required=False,
        max_length=120,
        help_text=gettext_lazy("A telephone number, a WeChat id, when you answer."),
    )
    sender_name = forms.CharField(
        label=gettext_lazy("Sender's name"),
        required=False,
        max_length=60,
        help_text=gettext_lazy("Empty: the name of the shop."),
    )
    reply_to = forms.EmailField(
        label=gettext_lazy("Answers go to"),
        required=False,
        help_text=gettext_lazy("Empty: to the support e-mail."),
    )
    locales = forms.MultipleChoiceField(
        label=gettext_lazy("The shop speaks"),
        choices=django_settings.LANGUAGES,
        widget=forms.CheckboxSelectMultiple,
    )
    default_locale = forms.ChoiceField(
        label=gettext_lazy("First language"),
        choices=django_settings.LANGUAGES,
        help_text=gettext_lazy("For whoever asks for a language that the shop does not speak."),
    )
    currency = forms.ChoiceField(label=gettext_lazy("Currency"))
    time_zone = forms.ChoiceField(
        label=gettext_lazy("Time zone"),
        help_text=gettext_lazy("It decides when a day of yours begins, and a promotion."),
    )

    def __init__(self, *args: Any, shop: Shop, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        currency: Any = self.fields["currency"]
        currency.choices = [(code, code) for code in currencies(shop)]
        if shop.currency_frozen_at:
            currency.disabled = True
            currency.help_text = _("Fixed since the first order was placed.")
        else:
            currency.help_text = _("It can be changed until the first order is placed.")
        zones: Any = self.fields["time_zone"]
        zones.choices = [(zone, zone.replace("_", " ")) for zone in _zones(shop)]
        for kind in KINDS:
            self.fields[f"legal_{kind.code}"] = forms.CharField(
                label=str(kind.label), required=False, max_length=LONGEST
            )

    def groups(self) -> list[tuple[str, str, list[Any]]]:
        """The fields as the page shows them: title, a word, fields."""
        legal = [f"legal_{kind.code}" for kind in KINDS]
        plan = [
            (_("Brand and contact"), "", ["name", "support_email", "support_contact"]),
            (
                _("Mails to buyers"),
                _("Sent from the platform's address, in your name."),
                ["sender_name", "reply_to"],
            ),
            (
                _("Language, money and time"),
                "",
                ["locales", "default_locale", "currency", "time_zone"],
            ),
            (_("Legal numbers"), _("Shown in the footer of every page."), legal),
        ]
        return [(title, word, [self[name] for name in names]) for title, word, names in plan]


@needs("settings")
def shop_settings(request: HttpRequest) -> HttpResponse:
    shop = Shop.objects.get(pk=current_shop().pk)
    form = ShopForm(request.POST or None, shop=shop, initial=_initial(shop))
    if request.method == "POST" and form.is_valid():
        data = dict(form.cleaned_data)
        legal = {kind.code: data.pop(f"legal_{kind.code}") for kind in KINDS}
        if attempt_form(
            request,
            form,
            lambda actor: change_settings(shop=shop, actor=actor, legal=legal, **data),
            _("Saved. The shop shows it within seconds."),
        ):
            return redirect("shopconsole:shop_settings")
    return settings_page(request, "shop.html", "shop_settings", form=form)


def index(request: HttpRequest) -> HttpResponse:
    """The first tab that this person may open."""
    for tab in tabs_for(request.user):
        return redirect(tab.href)
    raise Http404


def _initial(shop: Shop) -> dict[str, Any]:
    fields = "name support_email support_contact sender_name reply_to locales default_locale"
    start = {name: getattr(shop, name) for name in (*fields.split(), "currency", "time_zone")}
    return start | {f"legal_{row['kind']}": row["number"] for row in shop.legal}


def _zones(shop: Shop) -> list[str]:
    names = {name for name in zoneinfo.available_timezones() if "/" in name or name == "UTC"}
    skipped = ("Etc/", "posix/", "right/", "SystemV/", "US/", "Canada/", "Brazil/", "Mexico/")
    return sorted({n for n in names if not n.startswith(skipped)} | {shop.time_zone})
