"""A shop's host: the storefront, the shop console, the shop's GraphQL schema."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from django.views.i18n import set_language
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from api.views import shop_graphql
from storefronts.console.admin_urls import sign_in_instead
from tenants.registry.media import catalogue_media, shop_media

urlpatterns = [
    path("graphql/", shop_graphql, name="graphql"),
    path("console/enter/", include("tenants.launch.shop_urls")),
    path("console/", include("storefronts.console.admin_urls")),
    path("console/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("i18n/", set_language, name="set_language"),
    path("media/catalogue/<path:path>", catalogue_media, name="catalogue_media"),
    path("media/<path:path>", shop_media, name="shop_media"),
    path("", include("storefronts.looks.urls")),
    path("", include("storefronts.pages.root_urls")),
    path("", include("storefronts.checkout.callback_urls")),
    *i18n_patterns(
        path("account/", include("allauth.urls")),
        path("", include("storefronts.orders.urls")),
        path("", include("storefronts.wallet.urls")),
        path("", include("storefronts.checkout.urls")),
        path("", include("storefronts.alerts.urls")),
        path("", include("storefronts.pages.urls")),
        # Wagtail's own form knows no second factor and no limit.
        path("_util/login/", sign_in_instead),
        path("", include(wagtail_urls)),
        prefix_default_language=True,
    ),
]
handler404 = "storefronts.pages.errors.not_found"
handler403 = "storefronts.pages.errors.forbidden"
handler500 = "storefronts.pages.errors.failed"
