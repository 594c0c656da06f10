/** What can go wrong, as classes: what a caller must tell apart has a class or a code. */

/** One error of a mutation. Decide by `code`; `message` is for people. */
export interface Fault {
  code: string;
  message: string;
  field: string | null;
  path: string[] | null;
  details: unknown;
}

export class CardfleetError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
  }
}

/** A mutation was refused: nothing was done. `payload` may have an order to pay otherwise. */
export class Refused<Payload = unknown> extends CardfleetError {
  constructor(
    readonly faults: Fault[],
    readonly payload: Payload,
  ) {
    super(faults.map((fault) => `${fault.code}: ${fault.message}`).join("; "));
  }

  /** Of the first fault. */
  get code(): string {
    return this.faults[0]?.code ?? "";
  }
}

/** The request itself was not carried out. `code` is the API's: `FORBIDDEN`, `RATE_LIMITED`… */
export class RequestFailed extends CardfleetError {
  constructor(
    message: string,
    readonly status: number,
    readonly code: string,
    readonly extensions: Record<string, unknown>,
  ) {
    super(`${code}: ${message}`);
  }
}

/** The network failed, again and again. A repetition with the same key is safe. */
export class NoAnswer extends CardfleetError {}

/** A list came without its last line. */
export class CutOff extends CardfleetError {}

/** A webhook that is not from the shop, or too old. */
export class BadSignature extends CardfleetError {}

interface Told {
  message: string;
  extensions?: Record<string, unknown>;
}

export function failure(status: number, errors: Told[]): RequestFailed {
  const first = errors[0] ?? { message: `HTTP ${status}` };
  const usual = [502, 503, 504].includes(status) ? "UNAVAILABLE" : "INVALID";
  const extensions = first.extensions ?? {};
  return new RequestFailed(first.message, status, String(extensions["code"] ?? usual), extensions);
}
