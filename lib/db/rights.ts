import "server-only";
import { readSchema } from "./schema-engine";

/**
 * What the application may do to each table beside reading rows and adding them, as the comments of the schema say it:
 * `/// Rights: append-only.`, `/// Rights: update (status, version).`, `/// Rights: update (a), delete.`, `/// Rights: delete.`,
 * `/// Rights: read-only.` for tables the database writes by itself, and where rows come only through functions of the owner
 * these by name: `/// Rights: through x_open_chain, x_append_events.`
 * This is the only place rights are written; grants and tests both follow it.
 */

export interface Rights {
  table: string;
  insert: boolean;
  /** Columns whose value may be changed. */
  update: string[];
  delete: boolean;
  /** Functions that write the table for the application, which itself may only read it. */
  through: string[];
}

const MODEL = /((?:^[ \t]*\/\/\/[^\n]*\n)*)^model (\w+) \{\n([\s\S]*?)^\}/gm;
const NAMES = "[a-z0-9_]+(?:, [a-z0-9_]+)*";
const FORM = new RegExp(`^(?:append-only|read-only|delete)$|^update \\((${NAMES})\\)(, delete)?$|^through (${NAMES})$`);

function rightsOf(model: string, comment: string, body: string): Rights {
  const lines = [...comment.matchAll(/^\s*\/\/\/ Rights: (.*)\.$/gm)];
  const words = lines[0]?.[1];
  const form = words === undefined ? null : FORM.exec(words);
  if (lines.length !== 1 || !form) {
    throw new Error(`model ${model} says in no comment of the known form what may be done to it (/// Rights: …)`);
  }
  const [whole, columns, andDelete, functions] = form;
  return {
    table: /@@map\("(\w+)"\)/.exec(body)?.[1] ?? model,
    insert: whole !== "read-only" && functions === undefined,
    update: columns?.split(", ") ?? [],
    delete: whole === "delete" || andDelete !== undefined,
    through: functions?.split(", ") ?? [],
  };
}

/** The rights of every table, in the order of their names. @throws when a model does not say them */
export function readRights(schema = readSchema()): Rights[] {
  return schema
    .flatMap(({ content }) => [...content.matchAll(MODEL)])
    .map(([, comment, model, body]) => rightsOf(model ?? "", comment ?? "", body ?? ""))
    .sort((a, b) => (a.table < b.table ? -1 : 1));
}
