import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { chromium } from "@playwright/test";
import { childEnv, env } from "../env";

/** A browser for the journeys, and one line about where it is from. */
export interface Browser {
  path: string;
  said: string;
}

/** Quiet and offline: no updates, no lookups. Chromium refuses its sandbox as root, which containers are. */
export const BROWSER_FLAGS: readonly string[] = [
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/**
 * The host of the ledger in journeys. The usual install is plain http under a name of the intranet: no secure context, so a
 * page has no clipboard, no crypto.subtle and no service worker. Under localhost it would have them all.
 */
export const INTRANET_HOST = "ledger.intranet";

/** The browser finds the name on this machine. */
export const INTRANET_FLAG = `--host-resolver-rules=MAP ${INTRANET_HOST} 127.0.0.1`;

function onPath(name: string): string | undefined {
  const found = spawnSync("/bin/sh", ["-c", 'command -v "$1"', "sh", name], { encoding: "utf8" });
  return found.status === 0 ? found.stdout.trim() : undefined;
}

function playwrightsOwn(): string | undefined {
  const file = chromium.executablePath();
  return file && existsSync(file) ? file : undefined;
}

function installed(): string | undefined {
  if (existsSync("/usr/bin/chromium")) return "/usr/bin/chromium";
  return onPath("chromium") ?? onPath("chromium-browser") ?? onPath("google-chrome") ?? onPath("google-chrome-stable");
}

function run(command: string, args: string[]): boolean {
  const variables = childEnv({ DEBIAN_FRONTEND: "noninteractive" });
  return spawnSync(command, args, { stdio: ["ignore", "ignore", "inherit"], env: variables }).status === 0;
}

/**
 * Finds Chromium, or installs it when there is none: with Debian's packages as root, else through Playwright.
 * @throws when none can be had
 */
export function findBrowser(): Browser {
  const given = env().CHROMIUM_PATH;
  if (given) {
    if (!existsSync(given)) throw new Error(`CHROMIUM_PATH: 没有这个文件 (no such file): ${given}`);
    return { path: given, said: `browser: CHROMIUM_PATH ${given}` };
  }
  const own = playwrightsOwn();
  if (own) return { path: own, said: `browser: Playwright's ${own}` };
  const present = installed();
  if (present) return { path: present, said: `browser: ${present}` };
  if (process.getuid?.() === 0 && onPath("apt-get")) {
    const done = run("apt-get", ["update"]) && run("apt-get", ["install", "-y", "chromium", "fonts-noto-cjk"]);
    const now = installed();
    if (done && now)
      return { path: now, said: `browser: installed with apt-get install chromium fonts-noto-cjk: ${now}` };
  }
  const cli = path.join("node_modules", "@playwright", "test", "cli.js");
  const done = run(process.execPath, [cli, "install", "chromium"]);
  const now = playwrightsOwn();
  if (done && now) return { path: now, said: `browser: installed with playwright install chromium: ${now}` };
  throw new Error("没有可用的 Chromium，请安装或设置 CHROMIUM_PATH (no Chromium: install one or set CHROMIUM_PATH)");
}
