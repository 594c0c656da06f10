"""Mail to a shop's buyers: in their language, in the shop's name, and never with a code of a card.

A mail is three templates: `mail/<name>.subject.txt`, `mail/<name>.txt` and `mail/<name>.html`.
"""

from collections.abc import Mapping
from email.utils import formataddr, parseaddr
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import translation

from tenants.registry.models import Shop
from tenants.registry.urls import shop_url

KEPT_LOCALES = ("zh-hans", "en")


def locale_of(wanted: str, shop: Shop) -> str:
    """`zh-hans` or `en`: the buyer's, else the shop's first one."""
    text = (wanted or shop.default_locale).lower()
    return "zh-hans" if text.startswith("zh") else "en"


def send(*, name: str, to: str, locale: str, shop: Shop, context: Mapping[str, Any]) -> None:
    """Render and send one mail. Raises what the mail backend raises: the outbox repeats it."""
    with translation.override(locale_of(locale, shop)):
        data = {"shop": shop, "shop_url": shop_url(shop), **context}
        subject = " ".join(render_to_string(f"mail/{name}.subject.txt", data).split())
        message = EmailMultiAlternatives(
            subject=subject,
            body=render_to_string(f"mail/{name}.txt", data),
            from_email=_from(shop),
            to=[to],
            reply_to=[answers] if (answers := shop.reply_to or shop.support_email) else None,
        )
        message.attach_alternative(render_to_string(f"mail/{name}.html", data), "text/html")
        message.send()


def _from(shop: Shop) -> str:
    # The platform's address (it is the one that may send), the shop's name.
    name = shop.sender_name or shop.name
    return formataddr((" ".join(name.split()), parseaddr(settings.DEFAULT_FROM_EMAIL)[1]))
