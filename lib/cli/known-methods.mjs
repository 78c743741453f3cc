import { Server } from "node:http";

// Loaded into the web server. Pages are read and forms are sent, nothing else is offered; Next takes TRACE for a fault of
// its own (500 and a line in the log), because the fetch standard forbids a request of that name.
const METHODS = ["GET", "HEAD", "POST", "OPTIONS"];
const { emit } = Server.prototype;

Server.prototype.emit = function emitKnownMethods(event, ...args) {
  if (event !== "request" || METHODS.includes(args[0].method)) return emit.call(this, event, ...args);
  args[1].writeHead(405, { Allow: METHODS.join(", "), "Content-Length": "0", Connection: "close" }).end();
  return true;
};
