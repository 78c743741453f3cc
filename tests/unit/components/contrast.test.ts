import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { part } from "@/lib/domain/text/text";

const css = readFileSync(new URL("../../../app/globals.css", import.meta.url), "utf8");
const screen = part(css, 0, css.indexOf("@media print"));

function color(name: string): string {
  const found = new RegExp(`--color-${name}:\\s*(#[0-9a-f]{6})`).exec(screen)?.[1];
  if (!found) throw new Error(`no colour ${name}`);
  return found;
}

/** Relative luminance as WCAG 2 defines it. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const light = Number.parseInt(part(hex, at, at + 2), 16) / 255;
    return light <= 0.04045 ? light / 12.92 : ((light + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

const GROUNDS = ["surface", "ground", "hover", "selected"];
const TEXTS = ["ink", "muted", "link", "red", "amber", "green", "slate"];

describe("contrast of what is read", () => {
  it.each(TEXTS.flatMap((text) => GROUNDS.map((ground) => [text, ground] as const)))("%s on %s", (text, ground) => {
    expect(contrast(color(text), color(ground))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(["red", "amber", "green", "slate"])("%s on its own tint", (tone) => {
    expect(contrast(color(tone), color(`${tone}-tint`))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(["red", "amber", "green", "slate"])("ink on the tint of %s", (tone) => {
    expect(contrast(color("ink"), color(`${tone}-tint`))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(["solid", "solid-hover", "red"])("white on %s", (ground) => {
    expect(contrast("#ffffff", color(ground))).toBeGreaterThanOrEqual(4.5);
  });

  it("placeholders and small group names are text as well", () => {
    for (const ground of ["surface", "ground", "hover"]) {
      expect(contrast(color("faint"), color(ground)), ground).toBeGreaterThanOrEqual(4.5);
    }
  });

  it.each(["field", "focus"])("%s can be made out around a control", (edge) => {
    expect(contrast(color(edge), color("surface"))).toBeGreaterThanOrEqual(3);
  });
});
