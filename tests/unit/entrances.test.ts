import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { part } from "@/lib/domain/text/text";
import { ACTS } from "@/lib/registry/acts";
import { PAGES } from "@/lib/registry/navigation";
import { actions, addressOf, routes } from "@/tests/support/entrances";

/** What may be called from outside says what it asks and what it reaches; the list is made of the code itself. */

const root = path.resolve(import.meta.dirname, "../..");
const read = (file: string) => readFileSync(path.join(root, file), "utf8");

/** Files under a folder of the checkout whose path from the root ends in one of the endings. */
const files = (folder: string, ...endings: string[]) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .map((file) => `${folder}/${file.split(path.sep).join("/")}`)
    .filter((file) => endings.some((ending) => file.endsWith(ending)))
    .sort();

/** The code without comments: an example in a comment is no entrance. */
const code = (file: string) =>
  read(file)
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/^\s*\/\/.*$/gm, "");

const actionFiles = files("lib/features", "/actions.ts");

/** The declaration of an exported name, up to the next one. */
function declarationOf(text: string, name: string): string {
  const from = text.search(new RegExp(`^export (?:const|(?:async )?function) ${name}\\b`, "m"));
  const rest = part(text, from + 1);
  const to = rest.search(/^export /m);
  return to < 0 ? rest : part(rest, 0, to);
}

const actOf = (constant: string | undefined) => ACTS.find((a) => a.constant === constant)?.act;

/** Pages that ask nobody who they are: the way in, and an address that only leads on. */
const PUBLIC_PAGES = ["/one-time-code", "/settings", "/sign-in"];

describe("entrances", () => {
  it("are found, all of them, and each says what it asks and what it reaches", () => {
    expect(actions.length).toBeGreaterThan(50);
    expect(routes.length).toBeGreaterThan(3);
    const acts = [...ACTS.map(({ act }) => act), "public"];
    for (const { key, mark } of [...actions, ...routes]) {
      expect(acts, key).toContain(mark?.act);
      expect(mark?.scope, key).toMatch(/^[a-z].{15,}[^.]$/);
    }
  });

  it("that are open to everybody are these", () => {
    const open = [...actions, ...routes].filter(({ mark }) => mark?.act === "public").map(({ key }) => key);
    expect(open.sort()).toEqual([
      "GET /api/auth/[...nextauth]",
      "GET /api/health",
      "POST /api/auth/[...nextauth]",
      "account/signOutAction",
      "account/spendResetAction",
    ]);
  });

  it("of actions stand in the actions of a feature alone", () => {
    const elsewhere = ["app", "components", "lib", "prisma"]
      .flatMap((folder) => files(folder, ".ts", ".tsx"))
      .filter((file) => !file.startsWith("lib/db/generated/") && !/^lib\/features\/[\w-]+\/actions\.ts$/.test(file))
      .filter((file) => /["']use server["']/.test(code(file)));
    expect(elsewhere).toEqual([]);
    const inline = actionFiles.filter((file) => (code(file).match(/["']use server["']/g) ?? []).length !== 1);
    expect(inline).toEqual([]);
  });

  it.each(actions)("$key is made by defineAction, or looks after itself", ({ file, name, mark }) => {
    const declaration = declarationOf(code(file), name);
    if (mark?.act === "public") {
      expect(declaration).toContain("assertSameOrigin(");
      expect(declaration).toContain("wrongPage(");
    } else expect(declaration).toMatch(/^xport const \w+ = defineAction\(/);
  });

  it("have idempotency keys of their own", () => {
    const names = actionFiles.flatMap((file) =>
      [...code(file).matchAll(/\bname: "([\w-]+\.[\w-]+)"/g)].map((m) => m[1]),
    );
    expect(names.length).toBe(actions.filter(({ mark }) => mark?.act !== "public").length);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(routes)("$key asks for the right it states", ({ key, file, mark }) => {
    const own = code(file);
    const upload = /^export const POST = defineUpload\($/m.test(own);
    // The way in of a file asks for the right it is given.
    const text = upload ? code("lib/command/define-upload.ts") : own;
    if (upload) {
      expect([...own.matchAll(/^ {4}act: (\w+),$/gm)].map((m) => actOf(m[1]))).toEqual([mark?.act]);
      expect(text).toContain("if (mayEver(viewer, act)) return viewer;");
    } else {
      const asked = [...text.matchAll(/\bmayEver\(viewer, (\w+)\)/g)].map((m) => actOf(m[1]));
      expect(asked).toEqual(mark?.act === "public" ? [] : [mark?.act]);
    }
    if (mark?.act === "public") return;
    expect(text).toContain("getViewer()");
    if (!key.startsWith("GET ")) {
      expect(text).toContain("assertSameOrigin(");
      expect(text).toContain("wrongPage(viewer, ");
    }
  });
});

describe("pages", () => {
  const pages = files("app", "/page.tsx");
  const ledgerPages = pages.filter((file) => file.startsWith("app/(ledger)/"));

  it("of the ledger are made by definePage alone, which asks who is there and reads address and rows", () => {
    expect(ledgerPages.length).toBeGreaterThan(20);
    const otherwise = ledgerPages.filter((file) => {
      const text = code(file);
      // A page that only leads to another one shows nothing.
      if (/^export default function \w+\(\): never \{\s*redirect\("[\w/-]+"\);\s*\}/m.test(text)) return false;
      const made = text.match(/\bconst (\w+) = definePage\(/g) ?? [];
      const drawn =
        /^export default async function \w+\(props: PageProps\) \{\s*const \{[^}]*\} = await open\(props\);/m;
      return made.length !== 1 || made[0] !== "const open = definePage(" || !drawn.test(text);
    });
    expect(otherwise).toEqual([]);
    const around = [...files("app/(ledger)", "/page.tsx"), ...files("app/(ledger)", "/load.ts")].filter((file) =>
      /\b(requireViewer|requireSignedIn|getViewer|inSnapshot|readAddress|searchParams)\b/.test(code(file)),
    );
    expect(around).toEqual([]);
  });

  it("ask who is there, each by itself, or are public", () => {
    const asks = /\bdefinePage\(|\bawait (requireViewer|requireSignedIn)\(/;
    expect(
      pages
        .filter((file) => !asks.test(code(file)))
        .map(addressOf)
        .sort(),
    ).toEqual(PUBLIC_PAGES);
  });

  it("read what stands behind the ? of an address through readAddress alone", () => {
    const readers = [...files("app", ".ts", ".tsx"), ...files("lib/command", ".ts")].filter((file) =>
      /\bsearchParams\b/.test(code(file)),
    );
    expect(readers).toContain("lib/command/define-page.ts");
    const wrong = readers.flatMap((file) => {
      // Where Next hands it in, its type, and the reader; the address of a request is cleaned by cleanValue.
      const rest = code(file)
        .replace(/\{[^{}]*\bsearchParams\b[^{}]*\}: (PageProps|\{[^{}]*searchParams: Promise<\w+>[^{}]*\})/g, "")
        .replace(/\bsearchParams\??: Promise<\w+>/g, "")
        .replace(/\bsearchParams \? await readAddress\(searchParams\) : \{\}/g, "")
        .replace(/\breadAddress\(searchParams\)/g, "")
        .replace(/\bcleanValue\(Object\.fromEntries\(new URL\(request\.url\)\.searchParams\)\)/g, "");
      return /\bsearchParams\b/.test(rest) ? [file] : [];
    });
    expect(wrong).toEqual([]);
  });

  it("of the navigation exist", () => {
    const addresses = pages.map(addressOf);
    const linked = PAGES.flatMap(({ items }) => items.map(({ href }) => href as string));
    expect(linked.filter((href) => !addresses.includes(href))).toEqual([]);
  });
});
