// fetch for names under .localhost, which not every resolver knows: they are this machine.
import { request } from "node:http";

export function localFetch(address, { method = "GET", headers = {}, body, signal } = {}) {
  const url = new URL(address);
  return new Promise((resolve, reject) => {
    const asked = request(
      { host: "127.0.0.1", port: url.port, path: url.pathname + url.search, method, headers: { ...headers, Host: url.host }, signal },
      (answer) => {
        const parts = [];
        answer.on("data", (part) => parts.push(part));
        answer.on("error", reject);
        answer.on("end", () => resolve(new Response(Buffer.concat(parts), { status: answer.statusCode, headers: answer.headers })));
      },
    );
    asked.on("error", reject);
    asked.end(body);
  });
}
