import { once } from "node:events";
import net from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { hasRoom } from "@/lib/db/disk-space.mjs";
import { freePortFrom, isFree } from "@/lib/supervisor/ports.mjs";

const MB = 1024 * 1024;

describe("room to write", () => {
  it("keeps 512 MB of a large disk and a twentieth of a small one", () => {
    const large = 100_000 * MB;
    expect(hasRoom({ free: 512 * MB, total: large }, undefined)).toBe(true);
    expect(hasRoom({ free: 511 * MB, total: large }, undefined)).toBe(false);
    const small = 1_000 * MB;
    expect(hasRoom({ free: 50 * MB, total: small }, undefined)).toBe(true);
    expect(hasRoom({ free: 49 * MB, total: small }, undefined)).toBe(false);
  });

  it("keeps what the operator says", () => {
    expect(hasRoom({ free: 2_000 * MB, total: 2_000 * MB }, 3_000)).toBe(false);
    expect(hasRoom({ free: 0, total: 2_000 * MB }, 0)).toBe(true);
  });
});

const servers: net.Server[] = [];
async function listen(host: string): Promise<number> {
  const server = net.createServer().listen({ port: 0, host, ipv6Only: true });
  servers.push(server);
  // Rejects when the address cannot be had.
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

describe("a free port", () => {
  it("is looked for at the address that will be listened on", async () => {
    const port = await listen("127.0.0.1");
    expect(await isFree(port, "127.0.0.1")).toBe(false);
    expect(await freePortFrom(port, "127.0.0.1")).toBeGreaterThan(port);
  });

  it("is not taken where localhost would lead to another program", async () => {
    // A machine without IPv6 has no second meaning of localhost.
    const port = await listen("::1").catch(() => undefined);
    expect(port === undefined || !(await isFree(port, "127.0.0.1"))).toBe(true);
  });
});
