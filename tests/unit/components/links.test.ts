import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it, vi } from "vitest";

const seen: unknown[] = [];
vi.mock("next/link", () => ({
  default: (props: { prefetch?: boolean; children?: unknown }) => {
    seen.push(props.prefetch);
    return null;
  },
}));

const root = path.resolve(import.meta.dirname, "../../..");

function sources(folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => path.join(folder, file));
}

describe("links", () => {
  it("do not fetch ahead unless one says so", async () => {
    const { Link } = await import("@/components/ui/link");
    renderToStaticMarkup(createElement(Link, { href: "/ledger" }, "台账"));
    renderToStaticMarkup(createElement(Link, { href: "/ledger", prefetch: true }, "台账"));
    expect(seen).toEqual([false, true]);
  });

  it("are all made by the one component that knows this", () => {
    const files = [...sources("app"), ...sources("components")];
    expect(files.length).toBeGreaterThan(50);
    const direct = files.filter((file) => /from "next\/link"/.test(readFileSync(path.join(root, file), "utf8")));
    expect(direct).toEqual([path.join("components", "ui", "link.tsx")]);
  });
});
