import { Gzip } from "node:zlib";

// Loaded into the web server. Next writes a page in pieces, each with a flush behind it, and each of them goes to a thread of
// its own, comes back, and leaves by itself. What has gathered while one was under way goes on as one.

/**
 * @this {Gzip}
 * @param {{ chunk: any }[]} gathered
 * @param {(error?: Error | null) => void} done
 */
function writeTogether(gathered, done) {
  const chunks = gathered.map(({ chunk }) => chunk);
  const whole = Buffer.concat(chunks);
  // A flush is an empty piece that carries its kind under a symbol of Node's: all that was gathered is flushed.
  const flush = chunks.findLast((chunk) => chunk.length === 0);
  for (const kind of flush ? Object.getOwnPropertySymbols(flush) : []) Object.assign(whole, { [kind]: flush[kind] });
  this._write(whole, "binary", done);
}

Gzip.prototype._writev = writeTogether;
