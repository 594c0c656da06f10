"""Addresses of buying: checkout, payment, the order, finding it again. Under the language prefix.

A secret link carries `?t=`: the order and payment pages remember the right in the session and move
on to their address without the secret.
"""

from django.urls import path

from storefronts.checkout.views import buying, lookup, order, payment

urlpatterns = [
    path("checkout/", buying.checkout, name="checkout"),
    path("pay/<str:number>/", payment.pay, name="pay"),
    path("order/<str:number>/state/", payment.state, name="order_state"),
    path("order/<str:number>/", order.show, name="order"),
    path("order/<str:number>/codes/", order.reveal, name="order_reveal"),
    path("order/<str:number>/codes.txt", order.download, name="order_download"),
    path("order/<str:number>/cancel/", order.cancel, name="order_cancel"),
    path("order/<str:number>/send-code/", lookup.send_code, name="order_send_code"),
    path("order/<str:number>/prove/", lookup.prove, name="order_prove"),
    path("find/", lookup.find, name="order_lookup"),
]
