import { readFile } from "node:fs/promises";
import { SCRIPT_REPORT } from "@/lib/features/import/readings";
import { SHEET } from "@/lib/features/sheet/readings";
import type { Kind } from "@/lib/reading/kind";
import { inOnePart, readForeign } from "@/lib/reading/read-foreign";
import { buildReader } from "./build-reader";

/** `npm run --silent report:parse -- FILE`: one JSON object (importer.md); exit 1 and one line when FILE cannot be read as text. */
export const reportParse = ([file]: readonly string[]) =>
  printRead(file, SCRIPT_REPORT, {
    usage: "用法：npm run --silent report:parse -- 文件（.txt .docx .html .pdf，或 - 表示标准输入）",
    options: (name) => ({ fileName: name ?? "stdin.txt", pasted: false }),
  });

/** `npm run --silent sheet:parse -- FILE`: one JSON object; exit 1 and one line when FILE is no sheet. */
export const sheetParse = ([file]: readonly string[]) =>
  printRead(file, SHEET, {
    usage: "用法：npm run --silent sheet:parse -- 文件（.xlsx .xls .csv，或 - 表示标准输入）",
    options: (name) => ({ fileName: name ?? "stdin" }),
  });

async function printRead<Options, Result>(
  file: string | undefined,
  kind: Kind<Options, Result>,
  { usage, options }: { usage: string; options: (name: string | null) => Options },
): Promise<number> {
  if (!file) return fail(usage);
  let bytes: Uint8Array;
  try {
    bytes = file === "-" ? await standardInput() : await readFile(file);
  } catch (error) {
    return fail(
      `无法打开文件 ${file}（${error instanceof Error && "code" in error ? String(error.code) : "未知原因"}）`,
    );
  }
  await buildReader();
  const asked = { options: options(file === "-" ? null : file), bytes: () => inOnePart(bytes) };
  const read = await readForeign(kind, asked, async (result) => ({ ok: true as const, result }));
  if (!read.ok) return fail(read.why);
  const json = `${JSON.stringify(read.result, null, 2)}\n`;
  await new Promise<void>((resolve, reject) =>
    process.stdout.write(json, (error) => (error ? reject(error) : resolve())),
  );
  return 0;
}

async function standardInput(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks);
}

function fail(message: string): number {
  process.stderr.write(`${message.replace(/\s*\n\s*/g, " ")}\n`);
  return 1;
}
