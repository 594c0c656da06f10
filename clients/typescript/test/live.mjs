// Against a running server, with the addresses and keys of the environment: buys, signs, lists.
import assert from "node:assert/strict";

import { Refused, RequestFailed, ShopClient, OwnerClient, each } from "../dist/index.js";
import { localFetch } from "./local.mjs";

const { SHOP, KEY, SIGNED_KEY, SIGNING_SECRET, OWNER, OWNER_KEY } = process.env;
const fetch = localFetch;
const shop = new ShopClient(SHOP, { key: KEY, fetch });

const found = [];
for await (const product of each((page) => shop.products({ ...page, filter: { inStock: true } }))) found.push(product);
const order = { lines: [{ denomination: found[0].denominations[0].id, quantity: 1 }], email: "a@b.example", pay: "wallet", reveal: true, idempotencyKey: "typescript-1" };
const once = await shop.placeOrder(order);
const again = await shop.placeOrder(order);
assert.equal(once.order.number, again.order.number);
assert.equal(once.codes.length, 1);
await assert.rejects(shop.placeOrder({ ...order, email: "other@b.example" }), (error) => error instanceof Refused && error.code === "IDEMPOTENCY_CONFLICT");

const signed = new ShopClient(SHOP, { key: SIGNED_KEY, signingSecret: SIGNING_SECRET, fetch });
assert.ok((await signed.me()).email);
assert.equal((await signed.priceList()).head.type, "head");
const statement = await signed.statement({ from: new Date(Date.now() - 3_600_000).toISOString() });
assert.equal(statement.rows[0].type, "opening");
const unsigned = new ShopClient(SHOP, { key: SIGNED_KEY, fetch });
await assert.rejects(unsigned.me(), (error) => error instanceof RequestFailed && error.extensions.signature === "missing");

const owner = new OwnerClient(OWNER, { key: OWNER_KEY, fetch });
const names = [];
for await (const one of each((page) => owner.shopAccounts(page))) names.push(one.name);
assert.ok(names.length >= 2);
console.log(JSON.stringify({ number: once.order.number, shops: names }));
