"""`graphql-uncached`: 20 products with price and category for somebody who is signed in, so that no
answer is kept, against plain graphene-django over the same models (`bench.rival`): at least 3. Told
besides: against the same with the categories read in the products' own query.
"""

import json

from bench.report import median, note, percentile, report
from bench.scratch import scratch_database
from bench.server import Connection, fetch, load, post, serving

ROUNDS, SECONDS = 5, 2.0
HOST = "aurora.localhost"
FIELDS = "id slug name category { slug name } priceFrom { amount currency }"
OURS = f"""{{ me {{ email }} products(first: 20) {{ edges {{ node {{ {FIELDS} }} }}
  pageInfo {{ hasNextPage endCursor }} }} }}"""
THEIRS = f"{{ me {{ email }} products(first: 20) {{ {FIELDS} }} }}"
EMAIL = "bench@example.com"


def main() -> None:
    with scratch_database() as url:
        from bench.shops import make_catalogue, make_shop

        shop = make_shop("aurora")
        make_catalogue()
        cookie = signed_in(shop)
        env = {"DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "bench.settings"}
        with (
            serving("config.wsgi:application", env=env) as real,
            serving("bench.rival:application", env=env) as plain,
            serving("bench.rival:application", env={**env, "BENCH_TUNED": "1"}) as tuned,
        ):
            ours, theirs = asking(OURS, cookie), asking(THEIRS, cookie)
            check(real, ours, lambda data: [edge["node"] for edge in data["products"]["edges"]])
            check(plain, theirs, lambda data: data["products"])
            measure(real, plain, tuned, ours, theirs)


def signed_in(shop) -> str:
    """A session of somebody in the shop, as a cookie."""
    from django.conf import settings
    from django.test import Client

    from tenants.accounts.models import User
    from tenants.registry.context import in_shop

    client = Client(HTTP_HOST=HOST)
    with in_shop(shop):
        client.force_login(User.objects.create_user(EMAIL))
    name = settings.SESSION_COOKIE_NAME
    return f"{name}={client.cookies[name].value}"


def asking(query: str, cookie: str) -> bytes:
    body = json.dumps({"query": query}).encode()
    return post(HOST, "/graphql/", body, Cookie=cookie, **{"Accept-Language": "en"})


def check(port: int, ask: bytes, nodes) -> None:
    """Both answer the same question, for the same person, with nothing left out."""
    status, body = Connection(port).ask(ask)
    answer = json.loads(body)
    if status != 200 or "errors" in answer or answer["data"]["me"] != {"email": EMAIL}:
        raise SystemExit(f"the query answered {status}: {body[:300]!r}")
    found = nodes(answer["data"])
    if len(found) != 20 or not all(one["priceFrom"] and one["category"]["name"] for one in found):
        raise SystemExit(f"the query answered {body[:300]!r}")


def measure(real: int, plain: int, tuned: int, ours: bytes, theirs: bytes) -> None:
    for port, ask in ((real, ours), (plain, theirs), (tuned, theirs)):
        load(port, fetch(ask), clients=4, seconds=0.7)
    rounds, values, rivals, careful, latencies, failed = [], [], [], [], [], 0
    for n in range(ROUNDS):
        a = load(real, fetch(ours), clients=4, seconds=SECONDS)
        b = load(plain, fetch(theirs), clients=4, seconds=SECONDS)
        c = load(tuned, fetch(theirs), clients=4, seconds=SECONDS)
        note(
            f"graphql-uncached {n + 1}/{ROUNDS}: {a.per_second:,.0f}/s, plain graphene-django"
            f" {b.per_second:,.0f}/s, tuned {c.per_second:,.0f}/s"
        )
        values.append(a.per_second)
        rivals.append(b.per_second)
        careful.append(c.per_second)
        rounds.append(a.per_second / b.per_second)
        latencies += a.latencies
        failed += a.failed
    report(
        bench="graphql-uncached",
        value=median(values),
        unit="requests/s",
        against=median(rivals),
        rounds=rounds,
        of_tuned=round(median(values) / median(careful), 3),
        failed=failed,
        p50_ms=round(percentile(latencies, 0.5) * 1e3, 2),
        p95_ms=round(percentile(latencies, 0.95) * 1e3, 2),
    )


if __name__ == "__main__":
    main()
