/** Clients of Cardfleet's GraphQL: `ShopClient` for a shop's host, `OwnerClient` for the owner's. */

export * from "./client.js";
export { verified } from "./crypto.js";
export { BadSignature, CardfleetError, CutOff, type Fault, NoAnswer, Refused, RequestFailed } from "./errors.js";
export { OwnerClient } from "./owner.js";
export { ShopClient } from "./shop.js";
