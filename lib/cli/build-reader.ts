import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { build } from "esbuild";
import { readerProgram } from "../reading/program";

/**
 * Builds the process that reads files of others to one file, everything it needs inside: it may open no other. Quick
 * enough to be done before every use; written only where it changed, and whole.
 */
export async function buildReader(): Promise<void> {
  const { outputFiles } = await build({
    entryPoints: [path.resolve("lib", "cli", "reader.ts")],
    bundle: true,
    write: false,
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
  const program = readerProgram();
  if (existsSync(program) && readFileSync(program).equals(file.contents)) return;
  mkdirSync(path.dirname(program), { recursive: true });
  const fresh = `${program}.${process.pid}`;
  writeFileSync(fresh, file.contents);
  renameSync(fresh, program);
}
