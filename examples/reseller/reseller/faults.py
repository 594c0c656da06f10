"""A transport that fails as networks do, by chance: to prove that the reseller buys once."""

import random
from collections import Counter

from cardfleet import Request, Response, Transport

FAULTS = ("dropped before sending", "dropped after the answer", "timed out", "bad gateway")


class Faulty:
    """Lets through what `chance` spares. With the same seed the same requests fail."""

    def __init__(self, inner: Transport, *, rate: float, seed: int) -> None:
        self.inner = inner
        self.rate = rate
        self.chance = random.Random(seed)
        self.happened: Counter[str] = Counter()
        self.carried = 0

    def __call__(self, request: Request) -> Response:
        if self.chance.random() >= self.rate:
            self.carried += 1
            return self.inner(request)
        fault = self.chance.choice(FAULTS)
        self.happened[fault] += 1
        if fault == "dropped before sending":
            raise ConnectionResetError(fault)
        # The shop does what it was asked; its answer gets lost on the way.
        self.carried += 1
        self.inner(request)
        if fault == "timed out":
            raise TimeoutError(fault)
        if fault == "bad gateway":
            return Response(502, {"content-type": "text/html"}, b"<h1>502 Bad Gateway</h1>")
        raise ConnectionResetError(fault)
