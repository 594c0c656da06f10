/** Signed requests (RFC 9421, hmac-sha256) and verified webhooks (Standard Webhooks). */

import { BadSignature } from "./errors.js";

const text = new TextEncoder();
const TOLERANCE_S = 300;

export async function sha256(of: string): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", text.encode(of)));
}

export function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function base64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}

async function hmac(key: Uint8Array<ArrayBuffer>, of: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const known = await crypto.subtle.importKey("raw", key, algorithm, false, ["sign"]);
  return new Uint8Array(await crypto.subtle.sign("HMAC", known, of));
}

/** The headers that sign this request for `key` (`cf_<prefix>_<secret>`). New each time. */
export async function signature(given: {
  secret: string;
  key: string;
  method: string;
  url: string;
  body: string;
}): Promise<Record<string, string>> {
  const url = new URL(given.url);
  const covered = [
    ["@method", given.method],
    ["@authority", url.host],
    ["@path", url.pathname],
  ];
  const headers: Record<string, string> = {};
  if (url.search) covered.push(["@query", url.search]);
  if (given.body) {
    const digest = `sha-256=:${base64(await sha256(given.body))}:`;
    covered.push(["content-digest", digest]);
    headers["Content-Digest"] = digest;
  }
  const names = covered.map(([name]) => `"${name}"`).join(" ");
  const created = Math.floor(Date.now() / 1000);
  const nonce = hex(crypto.getRandomValues(new Uint8Array(16)));
  const keyid = given.key.split("_").slice(0, 2).join("_");
  const params = `(${names});created=${created};nonce="${nonce}";keyid="${keyid}";alg="hmac-sha256"`;
  const lines = covered.map(([name, value]) => `"${name}": ${value}`);
  const base = [...lines, `"@signature-params": ${params}`].join("\n");
  const made = base64(await hmac(text.encode(given.secret), text.encode(base)));
  return { ...headers, "Signature-Input": `sig=${params}`, Signature: `sig=:${made}:` };
}

/** The event in `body`, the text as it was sent. BadSignature where it is not the shop's, or old. */
export async function verified<Event = unknown>(
  secret: string,
  headers: Headers | Record<string, string | string[] | undefined>,
  body: string,
): Promise<Event> {
  const read = (name: string): string => {
    if (headers instanceof Headers) return headers.get(name) ?? "";
    const found = Object.entries(headers).find(([key]) => key.toLowerCase() === name);
    return String(found?.[1] ?? "");
  };
  const [id, sentAt] = [read("webhook-id"), read("webhook-timestamp")];
  if (!id || !(Math.abs(Date.now() / 1000 - Number(sentAt)) <= TOLERANCE_S)) {
    throw new BadSignature("no webhook, or too old, or from the future");
  }
  const raw = atob(secret.replace(/^whsec_/, ""));
  const key = Uint8Array.from(raw, (one) => one.charCodeAt(0));
  const expected = `v1,${base64(await hmac(key, text.encode(`${id}.${sentAt}.${body}`)))}`;
  // Several, with spaces between them, while a secret is rotated.
  const signatures = read("webhook-signature").split(" ");
  if (!signatures.some((one) => same(one, expected))) {
    throw new BadSignature("not signed with this secret");
  }
  return JSON.parse(body) as Event;
}

/** In the same time wherever they differ. */
function same(one: string, other: string): boolean {
  let differs = one.length ^ other.length;
  for (let n = 0; n < other.length; n++) differs |= one.charCodeAt(n) ^ other.charCodeAt(n);
  return differs === 0;
}
