"""The owner host: the owner console and the owner's GraphQL schema."""

from django.conf import settings
from django.contrib.staticfiles.urls import staticfiles_urlpatterns
from django.urls import include, path
from django.views.generic import RedirectView
from django.views.i18n import set_language

from api.views import owner_graphql
from tenants.console.site import owner_site
from tenants.registry.media import catalogue_media

urlpatterns = [
    path("", RedirectView.as_view(url="/console/"), name="home"),
    path("graphql/", owner_graphql, name="graphql"),
    path("console/", owner_site.urls),
    path("account/", include("tenants.console.account_urls")),
    path("", include("storefronts.checkout.callback_urls")),
    path("i18n/", set_language, name="set_language"),
    path("media/catalogue/<path:path>", catalogue_media, name="catalogue_media"),
]
handler404 = "storefronts.pages.errors.not_found"
handler403 = "storefronts.pages.errors.forbidden"
handler500 = "storefronts.pages.errors.failed"
if settings.DEBUG:
    urlpatterns += staticfiles_urlpatterns()
