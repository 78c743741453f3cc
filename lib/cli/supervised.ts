import { type EmbeddedOptions, type EmbeddedServer, prepareEmbedded } from "../db/embedded";
import type { Running } from "../db/embedded-run.mjs";
import type { FromPrepare, ToPrepare } from "../supervisor/prepare.mjs";

/** What a command run by the supervisor says to it, and has done by it. */

/** Sends a message to the supervisor; resolves once it is on its way. */
export function tellSupervisor(message: FromPrepare): Promise<void> {
  return new Promise((resolve, reject) => {
    if (!process.send) {
      reject(new Error("请用 npm start 启动 (this is run by npm start)"));
      return;
    }
    process.send(message, undefined, undefined, (error: Error | null) => (error ? reject(error) : resolve()));
  });
}

function nextAnswer(): Promise<Running> {
  return new Promise((resolve, reject) => {
    process.once("message", (message: ToPrepare) => {
      if (message.type === "database") resolve(message.running);
      else reject(new Error(message.why));
    });
    process.once("disconnect", () => reject(new Error("the supervisor is gone")));
  });
}

/**
 * Like startEmbedded, with the server started and kept by the supervisor: a server must be the child of a process that
 * stays, or nobody learns of its end.
 */
export async function runUnderSupervisor({ dataDirectory, ...options }: EmbeddedOptions): Promise<EmbeddedServer> {
  const { place, ownerUrl, ensureDatabase } = await prepareEmbedded(dataDirectory);
  const answer = nextAnswer();
  await tellSupervisor({ type: "run-database", place, options });
  const { port, joined } = await answer;
  await ensureDatabase(port);
  return { ownerUrl: ownerUrl(port), port, joined, directory: place.directory, stop: async () => undefined };
}
