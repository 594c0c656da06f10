"""Addresses of a shop that have no language: what machines ask for."""

from django.urls import path

from storefronts.pages import install, sitemap

urlpatterns = [
    path("sitemap.xml", sitemap.sitemap, name="sitemap"),
    path("sitemap-<int:number>.xml", sitemap.sitemap, name="sitemap_part"),
    path("robots.txt", sitemap.robots, name="robots"),
    path("manifest.webmanifest", install.manifest, name="manifest"),
    path("icon-<int:size>.png", install.icon, name="icon"),
]
