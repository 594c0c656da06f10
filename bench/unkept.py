"""As ``bench.settings``, but the API keeps no answers: each is made anew."""

from bench.settings import *  # noqa: F403

GRAPHQL_ANSWER_TTL_S = 0.0
