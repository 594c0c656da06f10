"""The owner host: the public site, the owner console and the owner's GraphQL schema."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.contrib.staticfiles.urls import staticfiles_urlpatterns
from django.urls import include, path
from django.views.i18n import set_language

from api.views import owner_graphql
from storefronts.looks.plates import plate
from tenants.console.site import owner_site
from tenants.landing.views.trying import sheet
from tenants.registry.media import catalogue_media

urlpatterns = [
    path("graphql/", owner_graphql, name="graphql"),
    path("", include("api.files.urls")),
    path("console/", owner_site.urls),
    path("account/", include("tenants.landing.account_urls")),
    path("", include("storefronts.checkout.callback_urls")),
    path("i18n/", set_language, name="set_language"),
    path("media/catalogue/<path:path>", catalogue_media, name="catalogue_media"),
    # What a sample of a shop's pages asks for (tenants.landing.samples).
    path("look/<slug:name>.css", sheet, name="sample_sheet"),
    path(
        "plate/<slug:theme_id>/<slug:version>/<slug:language>/<slug:slug>.svg", plate, name="plate"
    ),
    *i18n_patterns(path("", include("tenants.landing.urls")), prefix_default_language=True),
]
handler404 = "tenants.landing.views.trouble.not_found"
handler403 = "storefronts.pages.errors.forbidden"
handler500 = "storefronts.pages.errors.failed"
if settings.DEBUG:
    urlpatterns += staticfiles_urlpatterns()
