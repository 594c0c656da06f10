/** What the generated clients stand on: one request, told once, tried again where that is safe. */

import { hex, sha256, signature } from "./crypto.js";
import { CutOff, type Fault, NoAnswer, Refused, RequestFailed, failure } from "./errors.js";

const AGAIN = [429, 502, 503, 504];
const SMALLEST_PAGE = 5;

export interface Money {
  /** Major units, as a decimal text: never a float. */
  amount: string;
  currency: string;
}

export interface PageInfo {
  hasNextPage: boolean;
  endCursor: string | null;
}

export interface Connection<Node> {
  edges: { node: Node }[];
  pageInfo: PageInfo;
}

export interface Retries {
  attempts: number;
  firstMs: number;
  mostMs: number;
  wait: (ms: number) => Promise<void>;
}

export interface Options {
  /** The whole key, as it was told. */
  key?: string;
  /** Signs each request, for keys that are set to it. */
  signingSecret?: string;
  language?: string;
  timeoutMs?: number;
  retries?: Partial<Retries>;
  /** Send queries by their hash once the host knows them; true unless told. */
  persisted?: boolean;
  fetch?: typeof fetch;
}

/** An operation with its fragments; `Data` is what it answers, `Variables` what it takes. */
export interface TypedDocument<Data, Variables> {
  readonly name: string;
  readonly text: string;
  readonly types?: (variables: Variables) => Data;
}

export interface RowList {
  head: Record<string, unknown>;
  rows: Record<string, unknown>[];
  end: Record<string, unknown>;
}

interface Answer {
  data?: unknown;
  errors?: { message: string; extensions?: Record<string, unknown> }[];
}

/** Every node of a list: `for await (const product of each((page) => shop.products(page)))`. */
export async function* each<Node>(
  ask: (page: { first: number; after?: string | null }) => Promise<Connection<Node>>,
  first = 100,
): AsyncGenerator<Node> {
  let after: string | null | undefined;
  for (;;) {
    let page: Connection<Node>;
    try {
      page = await ask(after === undefined ? { first } : { first, after });
    } catch (error) {
      const costly = error instanceof RequestFailed && error.code === "TOO_EXPENSIVE";
      if (!costly || first <= SMALLEST_PAGE) throw error;
      first = Math.floor(first / 2);
      continue;
    }
    for (const edge of page.edges) yield edge.node;
    if (!page.pageInfo.hasNextPage) return;
    after = page.pageInfo.endCursor;
  }
}

export class Client {
  readonly #key: string | undefined;
  readonly #signingSecret: string | undefined;
  readonly #options: Options;
  readonly #retries: Retries;
  readonly url: string;

  /** `url` is the host's, such as `https://cards.example.com`. */
  constructor(url: string, options: Options = {}) {
    if (options.signingSecret && !options.key) {
      throw new TypeError("A signing secret belongs to a key: give the key, too.");
    }
    const { key, signingSecret, ...others } = options;
    this.url = url.replace(/\/+$/, "");
    this.#key = key;
    this.#signingSecret = signingSecret;
    this.#options = others;
    this.#retries = {
      attempts: 8,
      firstMs: 200,
      mostMs: 60_000,
      wait: (ms) => new Promise((resume) => setTimeout(resume, ms)),
      ...options.retries,
    };
  }

  /** The data of a query, or RequestFailed. */
  async ask<Data, Variables>(
    document: TypedDocument<Data, Variables>,
    variables: Variables,
  ): Promise<Data> {
    const persisted = this.#options.persisted ?? true;
    const extensions = persisted
      ? { persistedQuery: { version: 1, sha256Hash: hex(await sha256(document.text)) } }
      : undefined;
    for (let byHash = persisted; ; byHash = false) {
      const query = byHash ? undefined : document.text;
      const sent = { operationName: document.name, query, variables, extensions };
      const response = await this.send("POST", "/graphql/", JSON.stringify(sent));
      const answer = parsed(await response.text());
      if (!answer) throw failure(response.status, []);
      if (!answer.errors) return answer.data as Data;
      const error = failure(response.status, answer.errors);
      if (!(byHash && error.code === "PERSISTED_QUERY_NOT_FOUND")) throw error;
    }
  }

  /** The payload of a mutation, or Refused. Where it takes an idempotency key, one is made. */
  async act<Payload extends { errors: Fault[] }, Input extends object>(
    document: TypedDocument<Record<string, Payload>, { input: Input }>,
    field: string,
    input: Input,
    keyed: boolean,
  ): Promise<Payload> {
    const made = { idempotencyKey: crypto.randomUUID(), ...defined(input) };
    const given = keyed ? (made as unknown as Input) : input;
    for (let attempt = 0; ; attempt++) {
      const payload = (await this.ask(document, { input: given }))[field] as Payload;
      if (payload.errors.length === 0) return payload;
      const busy = payload.errors.some((fault) => fault.code === "IN_PROGRESS");
      if (!busy || attempt + 1 >= this.#retries.attempts) {
        throw new Refused(payload.errors, payload);
      }
      await this.#retries.wait(this.#pause(attempt, null));
    }
  }

  /** The answer, after trying again what is safe to repeat: everything here is. */
  async send(method: string, path: string, body = ""): Promise<Response> {
    const ask = this.#options.fetch ?? fetch;
    let failed: unknown;
    for (let attempt = 0; attempt < this.#retries.attempts; attempt++) {
      let told: string | null = null;
      try {
        const init: RequestInit = {
          method,
          headers: await this.#headers(method, path, body),
          signal: AbortSignal.timeout(this.#options.timeoutMs ?? 30_000),
          redirect: "error",
        };
        if (body) init.body = body;
        const response = await ask(this.url + path, init);
        // Read here, so that an answer that breaks off is tried again, too.
        const whole = new Response(await response.arrayBuffer(), response);
        if (!AGAIN.includes(response.status)) return whole;
        told = response.headers.get("Retry-After");
        failed = failure(response.status, parsed(await whole.text())?.errors ?? []);
      } catch (error) {
        failed = error;
      }
      if (attempt + 1 < this.#retries.attempts) await this.#retries.wait(this.#pause(attempt, told));
    }
    if (failed instanceof RequestFailed) throw failed;
    throw new NoAnswer(`no answer from ${this.url}: ${String(failed)}`, { cause: failed });
  }

  /** A list of `/api/`, whole: `price-list`, `statement`, `orders`. */
  protected async list(name: string, asked: Record<string, string | undefined>): Promise<RowList> {
    const query = new URLSearchParams(defined(asked) as Record<string, string>).toString();
    const response = await this.send("GET", `/api/${name}.ndjson${query ? `?${query}` : ""}`);
    const body = await response.text();
    if (response.status !== 200) throw failure(response.status, parsed(body)?.errors ?? []);
    const rows = body
      .split("\n")
      .filter((line) => line)
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    const [head, end] = [rows[0], rows.at(-1)];
    if (!head || head["type"] !== "head" || !end || end["type"] !== "end") {
      throw new CutOff(`The list ${name} came without its end: ask for it again.`);
    }
    return { head, rows: rows.slice(1, -1), end };
  }

  /** Twice as long each time, somewhat by chance; or what was asked. */
  #pause(attempt: number, told: string | null): number {
    const grown = this.#retries.firstMs * 2 ** attempt * (0.5 + Math.random() / 2);
    return Math.min(Math.max(grown, 1000 * (Number(told) || 0)), this.#retries.mostMs);
  }

  async #headers(method: string, path: string, body: string): Promise<Record<string, string>> {
    const headers: Record<string, string> = { "Accept-Language": this.#options.language ?? "en" };
    if (body) {
      headers["Content-Type"] = "application/json";
      headers["Accept"] = "application/graphql-response+json, application/json";
    }
    if (this.#key) headers["Authorization"] = `Bearer ${this.#key}`;
    if (this.#key && this.#signingSecret) {
      const given = { secret: this.#signingSecret, key: this.#key, method, body };
      Object.assign(headers, await signature({ ...given, url: this.url + path }));
    }
    return headers;
  }
}

/** What a shop's host answers besides GraphQL. A key reads 60 lists a minute. */
export class ListClient extends Client {
  /** At this key's prices; since the `cursor` of an earlier head, what may have changed. */
  priceList(asked: { changedSince?: string } = {}): Promise<RowList> {
    return this.list("price-list", { ...asked });
  }

  /** The wallet: a row of the type `opening`, each `posting`, and `closing`. */
  statement(asked: { from?: string; to?: string } = {}): Promise<RowList> {
    return this.list("statement", { ...asked });
  }

  /** The orders that were placed in that span, with what they were charged and refunded. */
  orderList(asked: { from?: string; to?: string } = {}): Promise<RowList> {
    return this.list("orders", { ...asked });
  }
}

function defined(given: object): object {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

function parsed(body: string): Answer | null {
  try {
    const answer = JSON.parse(body) as Answer | null;
    return answer && ("data" in answer || "errors" in answer) ? answer : null;
  } catch {
    return null;
  }
}
