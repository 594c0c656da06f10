"""The schema and the address of the rival: see `bench.rival`."""

import os
from decimal import Decimal

import graphene
from django.urls import path
from django.views.decorators.csrf import csrf_exempt
from graphene_django import DjangoListField, DjangoObjectType
from graphene_django.views import GraphQLView

from tenants.accounts.models import User
from tenants.catalogue.models import Category, Product, WholesalePrice

TUNED = bool(os.environ.get("BENCH_TUNED"))


class CategoryType(DjangoObjectType):
    class Meta:
        model = Category
        fields = ("slug",)

    name = graphene.String(required=True)

    def resolve_name(self, info):
        return self.name_en


class MoneyType(graphene.ObjectType):
    amount = graphene.String(required=True)
    currency = graphene.String(required=True)


class ProductType(DjangoObjectType):
    class Meta:
        model = Product
        fields = ("id", "slug", "category")

    name = graphene.String(required=True)
    price_from = graphene.Field(MoneyType)

    def resolve_name(self, info):
        return self.name_en

    def resolve_price_from(self, info):
        # The lowest of the product at one markup for all: less work than the shop's own rules are.
        lowest = (
            WholesalePrice.objects.filter(denomination__product=self, tier__code="standard")
            .order_by("price")
            .first()
        )
        if lowest is None:
            return None
        amount = (lowest.price * Decimal("1.1")).quantize(Decimal("0.01"))
        return MoneyType(amount=str(amount), currency="CNY")


class UserType(DjangoObjectType):
    class Meta:
        model = User
        fields = ("email",)


class Query(graphene.ObjectType):
    me = graphene.Field(UserType)
    products = DjangoListField(ProductType, first=graphene.Int())

    def resolve_me(self, info):
        return info.context.user if info.context.user.is_authenticated else None

    def resolve_products(self, info, first=20):
        rows = Product.objects.order_by("name_en")
        return (rows.select_related("category") if TUNED else rows)[:first]


schema = graphene.Schema(query=Query)
urlpatterns = [path("graphql/", csrf_exempt(GraphQLView.as_view(schema=schema)))]
