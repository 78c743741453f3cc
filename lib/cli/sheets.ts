import { createWriteStream, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { finished } from "node:stream/promises";
import type { Viewer } from "../access/viewer";
import { setEnv } from "../env";
import type { NoSheet } from "../features/sheet/draw/answer";
import type { Sink } from "../features/sheet/draw/sending";
import {
  PEOPLE_SHEET_KINDS,
  SHEET_FORMATS,
  SHEET_KINDS,
  type SheetFormat,
  type SheetKind,
} from "../features/sheet/words";
import { readyDatabase } from "./database";
import { generateClient } from "./generate-client";

/** The accounts whose ledgers are written: who sees a whole body, one unit of it, and several bodies. */
const OFFICE = "bangongshi";
const OTHERS = ["lianluo1", "xuncha"];
/** Who keeps persons and units. */
const ADMINISTRATOR = "xitong";

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
    for (const kind of SHEET_KINDS) await writeLedger(folder, OFFICE, kind);
    for (const login of OTHERS) await writeLedger(folder, login, "ledger");
    await writePeople(folder);
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

async function writeLedger(folder: string, login: string, kind: SheetKind): Promise<void> {
  const { exportLedger } = await import("../features/sheet/queries/export-ledger");
  const { wholeAddress } = await import("../features/ledger/queries/ledger-page");
  const viewer = await viewerOf(login);
  // The ledger as it opens for the account.
  const params = (await wholeAddress(viewer, {})) ?? {};
  await write(path.join(folder, `${login}-${kind}`), (format, begin) =>
    exportLedger(viewer, { kind, format, params }, begin),
  );
}

async function writePeople(folder: string): Promise<void> {
  const { exportPeople } = await import("../features/sheet/queries/export-people");
  const viewer = await viewerOf(ADMINISTRATOR);
  // Units of the body the ledgers are of: the administrator's own has none.
  const { bodyId: body } = await viewerOf(OFFICE);
  for (const kind of PEOPLE_SHEET_KINDS) {
    await write(path.join(folder, `${ADMINISTRATOR}-${kind}`), (format, begin) =>
      exportPeople(viewer, { kind, format, ...(kind === "units" ? { body } : {}) }, begin),
    );
  }
}

type Make = (format: SheetFormat, begin: () => Sink) => Promise<NoSheet | undefined>;

/** Both files of a sheet. */
async function write(name: string, make: Make): Promise<void> {
  for (const format of SHEET_FORMATS) {
    const to = createWriteStream(`${name}.${format}`);
    const refused = await make(format, () => ({ file: to, progress: () => undefined, gone: () => false }));
    if (refused) throw new Error(`${name}: ${typeof refused === "string" ? refused : refused.tooMany}`);
    to.end();
    await finished(to);
    process.stdout.write(`${name}.${format}\n`);
  }
}
