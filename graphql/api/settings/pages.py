"""Changing a page's settings, publishing it and taking it down."""

from collections.abc import Callable, Mapping
from typing import Any

import graphene

from api.fields import mutation
from api.rights import need_staff
from api.settings import types
from api.writes import writes
from storefronts.pages import publishing
from storefronts.pages.settings import TEXTS, TIMES


class PageMutations(graphene.ObjectType):
    class Meta:
        abstract = True

    change_page = mutation(
        types.ChangePagePayload,
        types.ChangePageInput,
        "Saves a draft of its settings, on top of what else is in the draft. Visitors see it once"
        " it is published.",
    )
    publish_page = mutation(
        types.PublishPagePayload,
        types.PublishPageInput,
        "The newest draft, at once or at its `goesLiveAt`.",
    )
    unpublish_page = mutation(
        types.UnpublishPagePayload,
        types.UnpublishPageInput,
        "Visitors do not find it any more. Its content stays.",
    )
    unschedule_page = mutation(
        types.UnschedulePagePayload,
        types.UnschedulePageInput,
        "What was to be published at a set time stays a draft. What is live stays live.",
    )
    submit_page = mutation(
        types.SubmitPagePayload,
        types.SubmitPageInput,
        "Asks those who may publish to look at the newest draft.",
    )
    review_page = mutation(
        types.ReviewPagePayload,
        types.ReviewPageInput,
        "Approves what waits, which publishes it, or sends it back with a word.",
    )

    @staticmethod
    @writes(page=None)
    def resolve_change_page(root: Any, info: Any, input: Any) -> dict[str, Any]:
        return _done(info, publishing.change_page, input, act="pages", **_given(input))

    @staticmethod
    @writes(page=None)
    def resolve_publish_page(root: Any, info: Any, input: Any) -> dict[str, Any]:
        return _done(info, publishing.publish_page, input)

    @staticmethod
    @writes(page=None)
    def resolve_unpublish_page(root: Any, info: Any, input: Any) -> dict[str, Any]:
        return _done(info, publishing.unpublish_page, input)

    @staticmethod
    @writes(page=None)
    def resolve_unschedule_page(root: Any, info: Any, input: Any) -> dict[str, Any]:
        return _done(info, publishing.take_back_schedule, input)

    @staticmethod
    @writes(page=None)
    def resolve_submit_page(root: Any, info: Any, input: Any) -> dict[str, Any]:
        return _done(info, publishing.submit_page, input, act="pages")

    @staticmethod
    @writes(page=None)
    def resolve_review_page(root: Any, info: Any, input: Any) -> dict[str, Any]:
        more = {"approve": input["approve"], "comment": input.get("comment") or ""}
        return _done(info, publishing.answer_review, input, **more)


def _done(
    info: Any, deed: Callable[..., Any], given: Any, *, act: str = "publish", **more: Any
) -> dict[str, Any]:
    context = info.context
    need_staff(context, act=act, scope="settings")
    page = deed(
        shop=context.here,
        page=given["page"],
        user=context.need_user(),
        actor=context.actor,
        **more,
    )
    return {"page": page}


def _given(given: Mapping[str, Any]) -> dict[str, Any]:
    """What the page's own fields become."""
    found = {name: given[time] for time, name in TIMES.items() if time in given}
    if given.get("slug") is not None:
        found["slug"] = given["slug"].strip()
    for text, names in TEXTS.items():
        for name, language in zip(names, ("zh", "en"), strict=True):
            said = (given.get(text) or {}).get(language)
            if said is not None:
                found[name] = said.strip()
    return found
