"""Filters of the owner's lists that Unfold and Django lack; all of them live in the address."""

from datetime import datetime
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_time
from django.utils.translation import gettext_lazy as _
from unfold.contrib.filters.admin import RangeDateTimeFilter, TextFilter

from tenants.console.names import shop_names


class SpanFilter(RangeDateTimeFilter):  # type: ignore[misc]
    """From and to. Unfold compares with naive times; these are in the reader's zone, or nothing."""

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        since, until = self._moment("from", "00:00:00"), self._moment("to", "23:59:59")
        if since:
            queryset = queryset.filter(**{f"{self.parameter_name}__gte": since})
        if until:
            queryset = queryset.filter(**{f"{self.parameter_name}__lte": until})
        return queryset

    def _moment(self, end: str, default: str) -> datetime | None:
        day = self.used_parameters.get(f"{self.parameter_name}_{end}_0") or ""
        clock = self.used_parameters.get(f"{self.parameter_name}_{end}_1") or default
        try:
            date, time = parse_date(str(day)), parse_time(str(clock))
        except ValueError:
            return None
        return timezone.make_aware(datetime.combine(date, time)) if date and time else None


class ArchivedFilter(admin.SimpleListFilter):
    """Archived rows are out of the way until asked for."""

    title = _("archived")
    parameter_name = "archived"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("yes", _("Archived")), ("all", _("All"))]

    def choices(self, changelist: Any) -> Any:
        choices = list(super().choices(changelist))
        choices[0]["display"] = _("In use")
        return choices

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() == "all":
            return queryset
        return queryset.filter(is_archived=self.value() == "yes")


class ShopFilter(admin.SimpleListFilter):
    """Rows that carry a shop's id as a plain value."""

    title = _("shop")
    parameter_name = "shop"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(str(key), name) for key, name in shop_names().items()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(shop_id=self.value()) if self.value() else queryset


class WordFilter(TextFilter):  # type: ignore[misc]
    """A text box over one column; ``lookup`` says how it is compared."""

    lookup = ""

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(**{self.lookup: self.value()}) if self.value() else queryset


class ActorFilter(WordFilter):
    title, parameter_name, lookup = _("actor"), "actor", "actor_label__icontains"


class ActionFilter(WordFilter):
    title, parameter_name, lookup = _("action"), "action_name", "action__startswith"


class TargetFilter(WordFilter):
    title, parameter_name, lookup = _("object"), "target", "target__startswith"
