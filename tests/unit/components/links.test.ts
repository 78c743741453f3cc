import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { Link } from "@/components/ui/link";

const root = path.resolve(import.meta.dirname, "../../..");

function sources(folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => path.join(folder, file));
}

describe("links", () => {
  it("are plain anchors that say whether the page stays scrolled as it is", () => {
    const drawn = (props: { scroll?: boolean; className?: string }) =>
      renderToStaticMarkup(createElement(Link, { href: "/ledger", ...props }, "台账"));
    expect(drawn({})).toBe('<a href="/ledger">台账</a>');
    expect(drawn({ scroll: false, className: "x" })).toBe('<a href="/ledger" class="x" data-stay="">台账</a>');
  });

  it("are never Next's, which fetch ahead what they lead to and are a component each", () => {
    const files = [...sources("app"), ...sources("components")];
    expect(files.length).toBeGreaterThan(50);
    expect(files.filter((file) => /from "next\/link"/.test(readFileSync(path.join(root, file), "utf8")))).toEqual([]);
  });
});
