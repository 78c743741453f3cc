import { Server } from "node:http";

// Loaded into the web server when no reverse proxy stands in front (TRUST_PROXY=no). Next keeps forwarding headers a
// client sends, and the sign-in limit would then count by an address the client made up. Without them Next writes the
// address of the socket.
const FORWARDING = ["x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-forwarded-port", "forwarded"];
const { emit } = Server.prototype;

/**
 * @this {Server}
 * @param {string} event
 * @param {...any} args
 */
function emitWithoutForwarding(event, ...args) {
  if (event === "request") for (const name of FORWARDING) delete args[0].headers[name];
  return Reflect.apply(emit, this, [event, ...args]);
}

Server.prototype.emit = /** @type {typeof emit} */ (emitWithoutForwarding);
