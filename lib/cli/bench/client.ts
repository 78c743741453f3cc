import http from "node:http";
import { gunzipSync } from "node:zlib";
import { part } from "../../domain/text/text";

/** Asks for pages as a browser does, over connections that are kept, and times them from the request to the last byte. */

export type Answer = {
  ms: number;
  status: number;
  /** Bytes on the wire, and what they unpack to. */
  sent: number;
  bytes: Buffer;
  text: string;
};

export type Asked = {
  method?: "GET" | "POST";
  cookie?: string | undefined;
  headers?: Record<string, string> | undefined;
  body?: string | undefined;
};

/** `sockets` requests at most are under way at once. */
export function createClient(base: string, sockets: number) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: sockets, keepAliveMsecs: 30_000 });
  const { hostname, port } = new URL(base);
  return {
    ask(path: string, { method = "GET", cookie, headers = {}, body }: Asked = {}): Promise<Answer> {
      const head = { "Accept-Encoding": "gzip", "User-Agent": "bench", ...(cookie && { Cookie: cookie }), ...headers };
      const started = performance.now();
      return new Promise((resolve, reject) => {
        const request = http.request({ agent, hostname, port, path, method, headers: head }, (response) => {
          const parts: Buffer[] = [];
          response.on("data", (part: Buffer) => parts.push(part));
          response.on("error", reject);
          response.on("end", () => {
            const ms = performance.now() - started;
            const bytes = Buffer.concat(parts);
            const whole = response.headers["content-encoding"] === "gzip" ? gunzipSync(bytes) : bytes;
            resolve({ ms, status: response.statusCode ?? 0, sent: bytes.length, bytes: whole, text: whole.toString() });
          });
        });
        request.once("error", reject);
        request.end(body);
      });
    },
    close: () => agent.destroy(),
  };
}
export type Client = ReturnType<typeof createClient>;

/** What is measured: a request, and what its answer has to hold. */
export type Question = Asked & {
  path: string;
  status?: number | undefined;
  holds: readonly RegExp[];
};

/** Asks and looks at the answer. @throws when it is not what it should be */
export async function askChecked(client: Client, { path, status = 200, holds, ...asked }: Question): Promise<Answer> {
  const answer = await client.ask(path, asked);
  if (answer.status !== status) throw new Error(`${path}: ${answer.status}\n${part(answer.text, 0, 500)}`);
  const missing = holds.find((each) => !each.test(answer.text));
  if (missing) throw new Error(`${path}: ${missing} is not in the answer\n${part(answer.text, 0, 500)}`);
  return answer;
}
