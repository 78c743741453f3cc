import net from "node:net";

/** Free ports, looked for at the very address that will be listened on. */

/**
 * Whether a port can be had at an address. An address the machine does not have at all takes nothing away.
 * @param {number} port
 * @param {string} host
 * @returns {Promise<boolean>}
 */
function canListen(port, host) {
  return new Promise((resolve) => {
    const probe = net.createServer();
    probe.once("error", (error) =>
      resolve("code" in error && ["EADDRNOTAVAIL", "EAFNOSUPPORT"].includes(`${error.code}`)),
    );
    probe.listen({ port, host, ipv6Only: host === "::1" }, () => probe.close(() => resolve(true)));
  });
}

/**
 * Whether nothing listens on a port. For 127.0.0.1 also by its other name: `localhost` in the address people type may
 * mean ::1, and would then lead to another program.
 * @param {number} port
 * @param {string} host
 */
export async function isFree(port, host) {
  return (await canListen(port, host)) && (host !== "127.0.0.1" || (await canListen(port, "::1")));
}

/**
 * The wanted port, or the next free one above it.
 * @param {number} wanted
 * @param {string} host
 * @throws when none of the hundred above is free
 */
export async function freePortFrom(wanted, host) {
  for (let port = wanted; port <= Math.min(wanted + 100, 65_535); port += 1) {
    if (await isFree(port, host)) return port;
  }
  throw new Error(`${wanted} 起没有可用端口 (no free port from ${wanted} upwards)`);
}
