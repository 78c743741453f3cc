import { expect, test } from "vitest";
import { checksOf } from "./checks";
import { invent } from "./generate";

const REPORTS = 600;

test(`${REPORTS} invented reports are read right in at least 99 of 100 checks, and no check worse than 97`, () => {
  const right = new Map<string, number>();
  const wrong: string[] = [];
  for (let seed = 1; seed <= REPORTS; seed += 1) {
    const given = invent(seed);
    for (const [name, ok] of Object.entries(checksOf(given))) {
      right.set(name, (right.get(name) ?? 0) + (ok ? 1 : 0));
      if (!ok) wrong.push(`${name} ${seed} ${JSON.stringify(given.style)}`);
    }
  }
  const total = [...right.values()].reduce((sum, n) => sum + n, 0);
  const figures = [...right].map(([name, n]) => `${name} ${n}/${REPORTS}`).join(", ");
  console.log(`genre: ${total} of ${REPORTS * right.size} checks right (${figures})`);
  expect(total / (REPORTS * right.size), wrong.slice(0, 20).join("\n")).toBeGreaterThanOrEqual(0.99);
  for (const [name, n] of right) expect(n / REPORTS, name).toBeGreaterThanOrEqual(0.97);
});
