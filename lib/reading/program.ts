import path from "node:path";

/** Where the built process that reads lies, in a folder of its own: the only one it may open. */
export function readerProgram(): string {
  return path.join(process.cwd(), ".reader", "reader.mjs");
}
