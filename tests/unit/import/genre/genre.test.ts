import { expect, test } from "vitest";
import { checksOf } from "./checks";
import { FORMATS, formatOf, readAs } from "./formats";
import { invent } from "./generate";

const REPORTS = 600;

test(`${REPORTS} invented reports, half of them files, are read right in at least 99 of 100 checks, and no check worse than 97`, {
  timeout: 180_000,
}, async () => {
  const right = new Map<string, number>();
  const wrong: string[] = [];
  const missed = new Map(["text", ...FORMATS].map((format) => [format, 0]));
  for (let seed = 1; seed <= REPORTS; seed += 1) {
    const given = invent(seed);
    const format = formatOf(seed);
    for (const [name, ok] of Object.entries(checksOf(await readAs(format, given), given.truth))) {
      right.set(name, (right.get(name) ?? 0) + (ok ? 1 : 0));
      if (ok) continue;
      missed.set(format, (missed.get(format) ?? 0) + 1);
      wrong.push(`${name} ${seed} ${format} ${JSON.stringify(given.style)}`);
    }
  }
  const total = [...right.values()].reduce((sum, n) => sum + n, 0);
  const figures = [...right].map(([name, n]) => `${name} ${n}/${REPORTS}`).join(", ");
  const formats = [...missed].map(([format, n]) => `${format} ${n}`).join(", ");
  console.log(`genre: ${total} of ${REPORTS * right.size} checks right (${figures}; wrong in ${formats})`);
  expect(total / (REPORTS * right.size), wrong.slice(0, 20).join("\n")).toBeGreaterThanOrEqual(0.99);
  for (const [name, n] of right) expect(n / REPORTS, name).toBeGreaterThanOrEqual(0.97);
  // Half a column of short lines cannot be told from the cells of a table; every other format costs no more than text does.
  for (const [format, n] of missed) {
    const reports = Array.from({ length: REPORTS }, (_, at) => formatOf(at + 1)).filter((one) => one === format).length;
    expect(
      n / (reports * right.size),
      `${format}\n${wrong
        .filter((one) => one.includes(format))
        .slice(0, 10)
        .join("\n")}`,
    ).toBeLessThanOrEqual(format === "PDF, two columns" ? 0.1 : 0.02);
  }
});
