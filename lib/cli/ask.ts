import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";

/**
 * Asks one question on the terminal; what is typed to a hidden one is not shown.
 * @param instead how to give the answer without a terminal, for the sentence when there is none
 * @throws when there is nobody to ask
 */
export async function ask(question: string, hidden: boolean, instead: string): Promise<string> {
  if (!process.stdin.isTTY) {
    throw new Error(`没有终端可以询问，请设置 ${instead} (no terminal to ask on, set ${instead})`);
  }
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  process.stdout.write(question);
  const lines = createInterface({ input: process.stdin, output: hidden ? silent : process.stdout, terminal: true });
  try {
    return await lines.question("");
  } finally {
    lines.close();
    if (hidden) process.stdout.write("\n");
  }
}
