import { Server } from "node:http";

// Loaded into the web server. Pages are read and forms are sent, nothing else is offered; Next takes TRACE for a fault of
// its own (500 and a line in the log), because the fetch standard forbids a request of that name.
const METHODS = ["GET", "HEAD", "POST", "OPTIONS"];
const { emit } = Server.prototype;

/**
 * @this {Server}
 * @param {any[]} args
 */
Server.prototype.emit = function emitKnownMethods(...args) {
  const [event, request, response] = args;
  if (event !== "request" || METHODS.includes(request.method)) return Reflect.apply(emit, this, args);
  response.writeHead(405, { Allow: METHODS.join(", "), "Content-Length": "0", Connection: "close" }).end();
  return true;
};
