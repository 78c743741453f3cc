import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { build } from "esbuild";
import { readerProgram } from "../reading/program";

/** What the program was built of, and a print of all that and of the program itself. */
type Stamp = { inputs: string[]; print: string };

/** What decides beside its own files how they are put together: the versions of packages, and how imports are found. */
const RULES = ["package-lock.json", "package.json", "tsconfig.json", "lib/cli/build-reader.ts"];

const stampOf = (program: string) => path.join(path.dirname(program), "built-of.json");

/** Changes when any of the files or the program does; null where one of them is gone. */
function printOf(inputs: readonly string[], program: string): string | null {
  const hash = createHash("sha256");
  for (const file of [...RULES, ...inputs, program]) {
    if (!existsSync(file)) return null;
    hash.update(file).update("\0").update(readFileSync(file)).update("\0");
  }
  return hash.digest("hex");
}

/** Whether the program that is there was built of the present files. One that was not finished has another print. */
function isBuilt(program: string): boolean {
  try {
    const { inputs, print } = JSON.parse(readFileSync(stampOf(program), "utf8")) as Stamp;
    return printOf(inputs, program) === print;
  } catch {
    return false;
  }
}

/** Written whole, under another name first. */
function write(file: string, content: string | Uint8Array): void {
  const fresh = `${file}.${process.pid}`;
  writeFileSync(fresh, content);
  renameSync(fresh, file);
}

/**
 * Builds the process that reads files of others to one file, everything it needs inside: it may open no other. Done before
 * every use, and skipped where nothing it is built of has changed.
 * @returns whether it was built now
 */
export async function buildReader(program = readerProgram()): Promise<boolean> {
  if (isBuilt(program)) return false;
  const { outputFiles, metafile } = await build({
    entryPoints: [path.resolve("lib", "cli", "reader.ts")],
    bundle: true,
    write: false,
    metafile: true,
    platform: "node",
    format: "esm",
    target: "node20",
    legalComments: "none",
    logLevel: "warning",
    // Libraries of the older kind ask for what Node brings by `require`.
    banner: {
      js: 'import { createRequire as requireOf } from "node:module";const require = requireOf(import.meta.url);',
    },
  });
  const [file] = outputFiles;
  if (!file) throw new Error("nothing was built");
  mkdirSync(path.dirname(program), { recursive: true });
  if (!existsSync(program) || !readFileSync(program).equals(file.contents)) write(program, file.contents);
  const inputs = Object.keys(metafile.inputs).sort();
  write(
    stampOf(program),
    JSON.stringify({ inputs, print: printOf(inputs, program) } satisfies Record<keyof Stamp, unknown>),
  );
  return true;
}
