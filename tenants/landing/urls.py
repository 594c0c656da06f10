"""The public site's addresses, below a language."""

from django.urls import path

from tenants.landing.pictures import dots, picture
from tenants.landing.views import asking, joining, launching, mine, site, trying

urlpatterns = [
    path("", site.landing, name="home"),
    path("go/", site.go, name="go"),
    path("look/<slug:theme_id>/<slug:preset>.svg", picture, name="theme_picture"),
    path("look/<slug:theme_id>/<slug:preset>/dots.svg", dots, name="theme_dots"),
    path("sample/<slug:theme_id>/<slug:preset>/", trying.sample, name="sample"),
    path("start/", launching.start, name="start"),
    path("start/<int:step>/", launching.start, name="start_step"),
    path("start/address/", asking.address, name="start_address"),
    path("start/price/", asking.price, name="start_price"),
    path("start/launch/", launching.go, name="start_go"),
    path("start/afresh/", launching.afresh, name="start_afresh"),
    path("join/", joining.join, name="join"),
    path("join/code/", joining.join_proof, name="join_proof"),
    path("shops/", mine.mine, name="mine"),
    path("shops/<uuid:pk>/", mine.progress, name="shop_progress"),
    path("shops/<uuid:pk>/state/", mine.state, name="shop_state"),
    path("shops/<uuid:pk>/again/", mine.again, name="shop_again"),
    path("shops/<uuid:pk>/drop/", mine.drop, name="shop_drop"),
    path("shops/<uuid:pk>/console/", mine.console, name="shop_console"),
    path("security/", mine.security, name="security"),
    path("security/email/", joining.email, name="email_change"),
    path("security/email/code/", joining.email_proof, name="email_proof"),
]
