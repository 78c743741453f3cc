import path from "node:path";

/** Server actions found by their entrance (`feature/name`), for tests that try all of them. */

const features = path.resolve(import.meta.dirname, "../../lib/features");

export type AnyAction = (input: unknown) => Promise<unknown>;

/** @throws when no file of the feature's actions exports the name */
export async function actionOf(entrance: string): Promise<AnyAction> {
  const [feature = "", name = ""] = entrance.split("/");
  const exports: Record<string, AnyAction | undefined> = await import(path.join(features, feature, "actions"));
  const action = exports[name];
  if (!action) throw new Error(`no action ${entrance}`);
  return action;
}
