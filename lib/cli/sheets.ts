import { createWriteStream, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { finished } from "node:stream/promises";
import type { Viewer } from "../access/viewer";
import { setEnv } from "../env";
import { SHEET_FORMATS, SHEET_KINDS } from "../features/sheet/words";
import { readyDatabase } from "./database";
import { generateClient } from "./generate-client";

/** The accounts whose ledgers are written: who sees a whole body, one unit of it, and several bodies. */
const OFFICE = "bangongshi";
const OTHERS = ["lianluo1", "xuncha"];

/**
 * `npm run --silent sheets -- DIR`: every sheet of the example ledger, to be opened and looked at, from a database of its own
 * that is gone afterwards.
 */
export async function sheets([folder]: readonly string[]): Promise<number> {
  if (!folder) {
    process.stderr.write("用法：npm run --silent sheets -- 文件夹\n");
    return 1;
  }
  mkdirSync(folder, { recursive: true });
  const data = mkdtempSync(path.join(os.tmpdir(), "ledger-sheets-"));
  setEnv({ LEDGER_DATA_DIR: data, DATABASE_URL: "", DATABASE_OWNER_URL: "", LOG_LEVEL: "fatal" });
  generateClient();
  const database = await readyDatabase();
  const { db } = await import("../db/client");
  try {
    await (await import("./example")).loadExampleOnce();
    for (const kind of SHEET_KINDS) await write(folder, OFFICE, kind);
    for (const login of OTHERS) await write(folder, login, "ledger");
    return 0;
  } finally {
    await db.$disconnect();
    await database.stop();
    rmSync(data, { recursive: true, force: true });
  }
}

/** The account as a request of its own would load it. */
async function viewerOf(login: string): Promise<Viewer> {
  const { db } = await import("../db/client");
  const { loadViewer } = await import("../access/load-viewer");
  const account = await db.account.findUniqueOrThrow({ where: { login }, select: { id: true } });
  const session = await db.session.create({ data: { accountId: account.id } });
  const viewer = await loadViewer(db, session.id, new Date(), { idleMinutes: 60, absoluteHours: 1 });
  if (!viewer) throw new Error(`账号不能登录 (no such account): ${login}`);
  return viewer;
}

async function write(folder: string, login: string, kind: (typeof SHEET_KINDS)[number]): Promise<void> {
  const { exportLedger } = await import("../features/sheet/queries/export-ledger");
  const { wholeAddress } = await import("../features/ledger/queries/ledger-page");
  const viewer = await viewerOf(login);
  // The ledger as it opens for the account.
  const params = (await wholeAddress(viewer, {})) ?? {};
  for (const format of SHEET_FORMATS) {
    const file = path.join(folder, `${login}-${kind}.${format}`);
    const to = createWriteStream(file);
    const refused = await exportLedger(viewer, { kind, format, params }, () => ({
      file: to,
      progress: () => undefined,
      gone: () => false,
    }));
    if (refused) throw new Error(`${file}: ${refused}`);
    to.end();
    await finished(to);
    process.stdout.write(`${file}\n`);
  }
}
