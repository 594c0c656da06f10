"""A new shop's first pages: a home page that sells, how buying works, and the legal ones."""

from typing import Any

from django.utils.html import escape
from wagtail.models import Locale, Page, Site

from storefronts.pages.first_legal import TEXTS
from storefronts.pages.models import ArticlePage, HomePage, LegalPage
from tenants.registry.models import Shop
from tenants.registry.urls import shop_host


def make_first_pages(shop: Shop) -> HomePage:
    """The home page, in place of Wagtail's welcome page, and the site that points at it.

    Runs inside the shop's schema; a second run changes nothing but the site's name.
    """
    locale, _ = Locale.objects.get_or_create(language_code="zh-hans")
    root = Page.objects.filter(depth=1).first() or Page.add_root(
        instance=Page(title="Root", slug="root", locale=locale)
    )
    home = HomePage.objects.first()
    if home is None:
        for welcome in root.get_children():
            welcome.specific.delete()
        root.refresh_from_db()
        home = unsaved_home(shop.name)
        home.locale = locale
        root.add_child(instance=home)
        home.add_child(
            instance=ArticlePage(
                title="购买须知",
                title_en="How buying works",
                slug="how-buying-works",
                locale=locale,
                body=_article_body(),
            )
        )
    if not LegalPage.objects.exists():
        _add_legal_pages(home, locale, shop)
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={
            "hostname": shop_host(shop),
            "port": 80,
            "root_page": home,
            "site_name": shop.name,
        },
    )
    return home


def unsaved_home(name: str) -> HomePage:
    """A new shop's front page; also for a sample of a shop that there is not yet."""
    return HomePage(title=name, slug="home", body=_home_body())


def _add_legal_pages(home: HomePage, locale: Locale, shop: Shop) -> None:
    """Sensible first texts, so that no shop opens without any; its owner makes them their own."""
    home.refresh_from_db()
    for text in TEXTS:
        zh, en = (part.replace("{shop}", escape(shop.name)) for part in (text.zh, text.en))
        home.add_child(
            instance=LegalPage(
                title=text.title_zh,
                title_en=text.title_en,
                slug=text.slug,
                kind=text.kind,
                locale=locale,
                body=[("prose", _both(zh, en)), ("contact", {})],
            )
        )


def _both(zh: str, en: str) -> dict[str, str]:
    return {"zh": zh, "en": en}


def _home_body() -> list[tuple[str, Any]]:
    return [
        (
            "hero",
            {
                "title": _both("付款几秒，卡密就在屏幕上", "Pay, and the code is on your screen"),
                "lead": _both(
                    "游戏点卡、话费、会员、礼品卡。价格一目了然，不到账就退款。",
                    "Game cards, phone credit, memberships and gift cards. The whole price up "
                    "front; your money back if it does not come.",
                ),
                "popular": [
                    _both("Steam", "Steam"),
                    _both("Q币", "Q Coins"),
                    _both("话费", "Phone credit"),
                    _both("会员", "Membership"),
                ],
            },
        ),
        ("categories", {"title": _both("", "")}),
        (
            "products",
            {
                "title": _both("本店推荐", "Picked for you"),
                "source": "featured",
                "category": "",
                "pick": [],
                "limit": 10,
            },
        ),
        ("promise", {}),
        (
            "products",
            {
                "title": _both("最新上架", "New on the shelf"),
                "source": "newest",
                "category": "",
                "pick": [],
                "limit": 5,
            },
        ),
        ("steps", {"title": _both("", "")}),
    ]


def _article_body() -> list[tuple[str, Any]]:
    zh = (
        "<h2>下单</h2><p>选好商品和面值，填写邮箱即可下单，无需注册。所见价格即全部价格。</p>"
        "<h2>提卡</h2><p>付款确认后，卡密显示在订单页。卡密加密保存，绝不通过邮件发送；"
        "每次查看都有记录。</p>"
        "<h2>找回订单</h2><p>用订单号和下单邮箱即可查询，我们会发送六位数字确认是您本人。</p>"
        "<h2>退款</h2><p>如果无法出卡，款项会自动原路退回。已查看的卡密如无法使用，"
        "请附订单号联系我们。</p>"
    )
    en = (
        "<h2>Ordering</h2><p>Choose a card and a face value and give an e-mail address; no account "
        "is needed. The price you see is the whole price.</p>"
        "<h2>Your code</h2><p>Once the payment is confirmed the code is on the order page. Codes "
        "are kept encrypted and are never sent by mail; each look at them is logged.</p>"
        "<h2>Finding an order again</h2><p>With the order number and the e-mail address of the "
        "order. We send six digits to be sure it is you.</p>"
        "<h2>Refunds</h2><p>If a code cannot be delivered, the payment goes back by itself. If a "
        "code that you have seen does not work, write to us with the order number.</p>"
    )
    return [("prose", _both(zh, en))]
