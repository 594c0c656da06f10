"""Lists too long for an answer, as streams: ``GET /api/<name>.ndjson`` or ``.csv``, by a key.

    price-list    every denomination the shop sells, at the key's prices; ``changedSince``
    statement     the wallet's postings, opening and closing; ``from`` and ``to``
    orders        the orders with what was charged and refunded; ``from`` and ``to``

A response leaves the shop before its body is read, so each chunk enters it by itself, reads, and
leaves: no transaction is open while a slow client takes its time, and memory is that of a chunk.
"""
