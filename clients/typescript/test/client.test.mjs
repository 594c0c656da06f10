// Against a made-up network: what is sent, what is tried again, what is made of the answers.
import assert from "node:assert/strict";
import { createHash, createHmac } from "node:crypto";
import { test } from "node:test";

import { BadSignature, CutOff, NoAnswer, OwnerClient, Refused, RequestFailed, ShopClient, each, verified } from "../dist/index.js";

const json = (body, status = 200, headers = {}) => new Response(JSON.stringify(body), { status, headers });
const failed = (code, status = 200, headers = {}) => json({ errors: [{ message: "No.", extensions: { code } }] }, status, headers);
const placed = (errors = []) => json({ data: { placeOrder: { order: null, token: "t", payment: null, codes: null, errors } } });

function network(...answers) {
  const asked = [];
  const fetch = async (url, init) => {
    asked.push({ url, ...init, json: init.body && JSON.parse(init.body) });
    const next = answers.shift();
    if (next instanceof Error) throw next;
    return next;
  };
  return { asked, fetch };
}

function shopOver({ fetch }, options = {}) {
  const waits = [];
  const retries = { wait: async (ms) => waits.push(ms) };
  return Object.assign(new ShopClient("https://a.example", { fetch, retries, persisted: false, ...options }), { waits });
}

const order = { lines: [{ denomination: "d", quantity: 1 }], email: "a@b.example" };

test("whatever the network does, every attempt carries one idempotency key", async () => {
  const net = network(new TypeError("fetch failed"), new Response("<html>", { status: 502 }), placed());
  const shop = shopOver(net, { key: "cf_aa_bb" });
  assert.equal((await shop.placeOrder({ ...order, coupon: undefined })).token, "t");
  const inputs = net.asked.map((one) => one.json.variables.input);
  assert.equal(new Set(inputs.map((input) => input.idempotencyKey)).size, 1);
  assert.ok(inputs[0].idempotencyKey);
  assert.equal(shop.waits.length, 2);
  assert.equal(net.asked[0].headers.Authorization, "Bearer cf_aa_bb");
});

test("one's own idempotency key is the one that is sent, and Retry-After is respected", async () => {
  const net = network(failed("RATE_LIMITED", 429, { "Retry-After": "7" }), placed());
  const shop = shopOver(net);
  await shop.placeOrder({ ...order, idempotencyKey: "mine" });
  assert.deepEqual(net.asked.map((one) => one.json.variables.input.idempotencyKey), ["mine", "mine"]);
  assert.deepEqual(shop.waits, [7000]);
});

test("it gives up after all its attempts", async () => {
  const broken = Array.from({ length: 8 }, () => new TypeError("fetch failed"));
  await assert.rejects(shopOver(network(...broken)).placeOrder(order), NoAnswer);
});

test("what is under way is asked again, a refusal is not", async () => {
  const fault = (code) => ({ code, message: "No.", field: null, path: null, details: null });
  const net = network(placed([fault("IN_PROGRESS")]), placed([fault("OUT_OF_STOCK")]));
  await assert.rejects(shopOver(net).placeOrder(order), (error) => {
    assert.ok(error instanceof Refused);
    assert.equal(error.code, "OUT_OF_STOCK");
    assert.equal(error.payload.token, "t");
    return true;
  });
  assert.equal(net.asked.length, 2);
});

test("a failed request is not repeated", async () => {
  const net = network(failed("FORBIDDEN", 403));
  await assert.rejects(shopOver(net).shop(), (error) => error instanceof RequestFailed && error.code === "FORBIDDEN" && error.status === 403);
  assert.equal(net.asked.length, 1);
});

test("a query goes by its hash, and with its text where that is unknown", async () => {
  const answer = () => json({ data: { shop: { name: "A" } } });
  const net = network(failed("PERSISTED_QUERY_NOT_FOUND"), answer(), answer());
  const shop = shopOver(net, { persisted: true });
  assert.equal((await shop.shop()).name, "A");
  await shop.shop();
  assert.deepEqual(net.asked.map((one) => "query" in one.json), [false, true, false]);
  const told = net.asked[1].json;
  assert.equal(createHash("sha256").update(told.query).digest("hex"), told.extensions.persistedQuery.sha256Hash);
});

test("every page of a list is read, in halves where it costs too much", async () => {
  const page = (names, endCursor) => json({ data: { products: { edges: names.map((name) => ({ node: { name } })), pageInfo: { hasNextPage: endCursor !== null, endCursor } } } });
  const net = network(failed("TOO_EXPENSIVE", 400), page(["1", "2"], "c"), page(["3"], null));
  const shop = shopOver(net);
  const names = [];
  for await (const product of each((asked) => shop.products(asked))) names.push(product.name);
  assert.deepEqual(names, ["1", "2", "3"]);
  assert.deepEqual(net.asked.map((one) => one.json.variables), [{ first: 100 }, { first: 50 }, { first: 50, after: "c" }]);
});

test("a list that was cut off is no list", async () => {
  const head = '{"type":"head"}\n{"name":"a\u2028b"}\n';
  const shop = shopOver(network(new Response(`${head}{"type":"end"}\n`), new Response(head)));
  assert.deepEqual((await shop.priceList()).rows, [{ name: "a\u2028b" }]);
  await assert.rejects(shop.priceList(), CutOff);
});

test("a signing secret needs a key, and neither is in what is printed", () => {
  assert.throws(() => new OwnerClient("https://a.example", { signingSecret: "hush" }), TypeError);
  assert.doesNotMatch(JSON.stringify(new ShopClient("https://a.example", { key: "cf_aa_bb", signingSecret: "hush" })), /hush|bb/);
});

test("a webhook of the shop is read, any other refused", async () => {
  const key = Buffer.alloc(24, 7);
  const [secret, body, at] = [`whsec_${key.toString("base64")}`, '{"type":"ping"}', String(Math.floor(Date.now() / 1000))];
  const mac = createHmac("sha256", key).update(`m-1.${at}.${body}`).digest("base64");
  const headers = { "Webhook-Id": "m-1", "Webhook-Timestamp": at, "Webhook-Signature": `v1,x v1,${mac}` };
  assert.deepEqual(await verified(secret, headers, body), { type: "ping" });
  assert.deepEqual(await verified(secret, new Headers(headers), body), { type: "ping" });
  await assert.rejects(verified(secret, headers, `${body} `), BadSignature);
  await assert.rejects(verified(secret, { ...headers, "Webhook-Timestamp": "1" }, body), BadSignature);
  await assert.rejects(verified(secret, {}, body), BadSignature);
});
