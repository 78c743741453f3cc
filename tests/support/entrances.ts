import { readdirSync } from "node:fs";
import path from "node:path";
import { entranceOf } from "@/lib/command/entrance";

/** Everything that can be called from outside, as the modules themselves export it. */

const root = path.resolve(import.meta.dirname, "../..");

/** Files under a folder of the checkout whose path from the root ends in the ending. */
const files = (folder: string, ending: string) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .map((file) => `${folder}/${file.split(path.sep).join("/")}`)
    .filter((file) => file.endsWith(ending))
    .sort();

/** The address of a route or page of the app folder. */
export const addressOf = (file: string) =>
  `/${path
    .dirname(file)
    .split("/")
    .slice(1)
    .filter((step) => !/^\(.*\)$/.test(step))
    .join("/")}`;

const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

async function exported(file: string, keyOf: (name: string) => string | null) {
  const module: Record<string, unknown> = await import(path.join(root, file));
  return Object.entries(module).flatMap(([name, called]) => {
    const key = keyOf(name);
    return key === null ? [] : [{ key, name, file, mark: entranceOf(called) }];
  });
}

/** Server actions, as `feature/name`: everything the actions of a feature export. */
export const actions = (
  await Promise.all(
    files("lib/features", "/actions.ts").map((file) => exported(file, (name) => `${file.split("/")[2]}/${name}`)),
  )
).flat();

/** Methods of routes, as `METHOD /path`. */
export const routes = (
  await Promise.all(
    files("app", "/route.ts").map((file) =>
      exported(file, (name) => (METHODS.includes(name) ? `${name} ${addressOf(file)}` : null)),
    ),
  )
).flat();
