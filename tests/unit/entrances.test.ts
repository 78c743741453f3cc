import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { part } from "@/lib/domain/text/text";
import { ACTS } from "@/lib/registry/acts";
import { ENTRANCES, PUBLIC_PAGES } from "@/lib/registry/entrances";
import { PAGES } from "@/lib/registry/navigation";

/** What may be called from outside is on a list, and the list is the code's: nothing missing, nothing left over. */

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

/** Names a module exports as values; throws for a form of export it could overlook something in. */
function exportsOf(text: string): string[] {
  const names: string[] = [];
  for (const [line] of text.matchAll(/^export .*$/gm)) {
    if (/^export (type|interface) /.test(line)) continue;
    const declared = line.match(/^export (?:const|let|class|(?:async )?function) (\w+)/)?.[1];
    const listed = line.match(/^export \{([^}]*)\}/)?.[1];
    if (declared) names.push(declared);
    else if (listed !== undefined) {
      names.push(
        ...listed
          .split(",")
          .map(
            (part) =>
              part
                .trim()
                .split(/\s+as\s+/)
                .at(-1) ?? "",
          )
          .filter(Boolean),
      );
    } else throw new Error(`an export this test cannot read: ${line}`);
  }
  return names;
}

const actionFiles = files("lib/features", "/actions.ts");
const actions = actionFiles.flatMap((file) =>
  exportsOf(code(file)).map((name) => ({ key: `${file.split("/")[2]}/${name}`, name, text: code(file) })),
);

const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
const addressOf = (file: string) =>
  `/${path
    .dirname(file)
    .split("/")
    .slice(1)
    .filter((part) => !/^\(.*\)$/.test(part))
    .join("/")}`;
const routes = files("app", "/route.ts").flatMap((file) =>
  exportsOf(code(file))
    .filter((name) => METHODS.includes(name))
    .map((method) => ({ key: `${method} ${addressOf(file)}`, text: code(file) })),
);

/** The declaration of an exported name, up to the next one. */
function declarationOf(text: string, name: string): string {
  const from = text.search(new RegExp(`^export (?:const|(?:async )?function) ${name}\\b`, "m"));
  const rest = part(text, from + 1);
  const to = rest.search(/^export /m);
  return to < 0 ? rest : part(rest, 0, to);
}

const nameOf = (constant: string | undefined) => ACTS.find((a) => a.constant === constant)?.act.name;

describe("entrances", () => {
  it("reads every form of export", () => {
    const text =
      "export const a = 1;\nexport async function b() {}\nexport { c, d as e };\nexport type T = 1;\nexport function f() {}";
    expect(exportsOf(text)).toEqual(["a", "b", "c", "e", "f"]);
    expect(() => exportsOf('export * from "./more";')).toThrow();
    expect(() => exportsOf("export default function () {}")).toThrow();
  });

  it("are all on the list, and the list has no other", () => {
    expect(actions.length).toBeGreaterThan(50);
    expect(routes.length).toBeGreaterThan(3);
    expect([...actions, ...routes].map(({ key }) => key).sort()).toEqual(Object.keys(ENTRANCES).sort());
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

  it("name a right of the policy and what it reaches", () => {
    for (const [key, { act, scope }] of Object.entries(ENTRANCES)) {
      expect([...ACTS.map((a) => a.act.name), "public", "session"], key).toContain(act);
      expect(scope.length, key).toBeGreaterThan(5);
    }
  });

  it.each(actions)("$key asks for the right on the list", ({ key, name, text }) => {
    const declaration = declarationOf(text, name);
    const act = declaration.match(/^xport const \w+ = defineAction\(\s*\{\s*name: "[\w.-]+",\s*act: (\w+)/)?.[1];
    const entrance = ENTRANCES[key];
    // An action that is not made by defineAction looks after itself: only what is open to everybody may.
    if (entrance?.act === "public") {
      expect(act).toBeUndefined();
      expect(declaration).toContain("assertSameOrigin(");
      expect(declaration).toContain("wrongPage(");
    } else expect(nameOf(act)).toBe(entrance?.act);
  });

  it("have idempotency keys of their own", () => {
    const names = actionFiles.flatMap((file) =>
      [...code(file).matchAll(/\bname: "([\w-]+\.[\w-]+)"/g)].map((m) => m[1]),
    );
    expect(names.length).toBe(actions.filter(({ key }) => ENTRANCES[key]?.act !== "public").length);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(routes)("$key asks for the right on the list", ({ key, text }) => {
    const entrance = ENTRANCES[key];
    const asked = [...text.matchAll(/\bmayEver\(viewer, (\w+)\)/g)].map((m) => nameOf(m[1]));
    expect(asked).toEqual(entrance?.act === "public" ? [] : [entrance?.act]);
    if (entrance?.act === "public") return;
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

  it("ask who is there, each by itself, or are on the list of public ones", () => {
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
