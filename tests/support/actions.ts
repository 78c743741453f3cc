import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** Server actions found by their entrance (`feature/name`), for tests that try all of them. */

const features = path.resolve(import.meta.dirname, "../../lib/features");

export type AnyAction = (input: unknown) => Promise<unknown>;

/** @throws when no file of the feature's actions exports the name */
export async function actionOf(entrance: string): Promise<AnyAction> {
  const [feature = "", name = ""] = entrance.split("/");
  const exported = new RegExp(`^export (const|async function) ${name}\\b`, "m");
  const folder = path.join(features, feature);
  const file = readdirSync(folder)
    .filter((each) => each.endsWith("actions.ts"))
    .find((each) => exported.test(readFileSync(path.join(folder, each), "utf8")));
  if (!file) throw new Error(`no action ${entrance}`);
  const exports: Record<string, AnyAction | undefined> = await import(path.join(folder, file));
  const action = exports[name];
  if (!action) throw new Error(`no action ${entrance}`);
  return action;
}
