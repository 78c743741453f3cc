import { buildReader } from "../../lib/cli/build-reader";

/** Once per run: the process that reads files of others is built, as `npm start` does it. */
export default async function setup(): Promise<void> {
  await buildReader();
}
