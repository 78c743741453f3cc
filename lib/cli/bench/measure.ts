import type { Browser } from "@playwright/test";
import { createClient, type Question } from "./client";
import { type Found, median, medians, quantile } from "./figures";
import { type Ground, type Launched, withClient } from "./ground";
import { hostileTable } from "./hostile";
import type { Options } from "./options";
import { FLOOR, type Measured } from "./pages";
import { type AtWork, atWork } from "./people";
import type { Prepared } from "./prepared";
import type { Statement } from "./replay";
import { machine, markdownTable, pagesTable, type Row } from "./report";
import { reporting } from "./reports";
import { type Bench, round, warmUp } from "./rounds";
import { signIn } from "./sessions";
import { type Sheets, sheets, sheetsRows } from "./sheets";
import { memoryNow } from "./start";

/** One run over a ledger that is served, said in tables. */

const WARM_UP = 60;
const SIGN_INS = 5;
const FLOOR_ROW: Measured = { what: "F: bare dynamic page 底线", aim: {}, question: FLOOR };
const REPORT_ROW = { what: "报送进展连同其页 progress report with its page", aim: { floors: 4, rate: 60 } };

/** Every page once in each round, so that a slow minute of the machine falls on all of them. */
async function inRounds(
  bench: Bench,
  pages: readonly Measured[],
  statements: Map<string, Statement[]>,
  rounds: number,
) {
  const found = new Map<string, Found[]>();
  for (let at = 0; at < rounds; at += 1) {
    for (const { what, question } of pages) {
      const one = await round(bench, () => question, statements.get(what) ?? []);
      found.set(what, [...(found.get(what) ?? []), one]);
    }
  }
  return pages.map(({ what, aim }): Row => ({ what, aim, found: medians(found.get(what) ?? []) }));
}

/** From the press of the button to the first page, in a browser that was never here. */
async function signIns(browser: Browser, base: string, login: string, password: string): Promise<number[]> {
  const ms: number[] = [];
  for (let at = 0; at < SIGN_INS; at += 1) {
    const context = await browser.newContext();
    ms.push(await signIn(await context.newPage(), base, login, password));
    await context.close();
  }
  return ms;
}

/** Everything that is asked for alone and in turn. */
async function pagesFound(options: Options, bench: Bench, { pages, statements }: Prepared, report: () => Question) {
  const nexts = [FLOOR_ROW, ...pages].map(
    ({ question }) =>
      () =>
        question,
  );
  for (const next of [...nexts, report]) await warmUp(bench, next, WARM_UP);
  const [floor, ...rows] = await inRounds(bench, [FLOOR_ROW, ...pages], statements, options.rounds);
  const reports: Found[] = [];
  for (let at = 0; at < options.rounds; at += 1) reports.push(await round(bench, report, []));
  // Beside itself it is the measure, whatever a slow minute made of one of the two.
  const measure = floor ? [{ ...floor, found: { ...floor.found, floors: 1 } }] : [];
  return [...measure, ...rows, { ...REPORT_ROW, found: medians(reports) }];
}

const n = (value: number) => value.toFixed(0);

function atWorkRow({ median: half, p95, p99, rate, reads, writes, failed }: AtWork): string[] {
  const said = `median ${n(half)}, p99 ${n(p99)}; ${rate.toFixed(1)}/s, ${reads} read, ${writes} written, ${failed.length} failed`;
  return ["100 people, 80/20, think 2–8 s: p95", `${n(p95)} ms (${said})`, "≤ 300 ms"];
}

function sheetsOf(base: string, ledger: Launched, { rows, people, pages }: Prepared): Promise<Sheets> {
  return sheets(base, ledger, { ...rows, cookie: people.office.cookie }, pages);
}

/** Only what of a run is about sheets. */
export async function measureSheets({ base }: Ground, prepared: Prepared, ledger: Launched): Promise<void> {
  const server = await withClient(ledger.ownerUrl, (one) => one.query("SHOW server_version"));
  console.log(`\n${machine(server.rows[0].server_version)}.\n`);
  const found = await sheetsOf(base, ledger, prepared);
  console.log(markdownTable(["", "", "aim"], sheetsRows(found)));
}

export async function measure(
  options: Options,
  { base }: Ground,
  browser: Browser,
  prepared: Prepared,
  { ms: starts, ledger }: { ms: number[]; ledger: Launched },
): Promise<void> {
  const { runtimeConnection } = await import("../../db/client");
  const { EXAMPLE_PASSWORD } = await import("../../../prisma/seed/accounts");
  const { people, pages } = prepared;
  const { bodies, measures, inspections, rounds, runs } = options;
  const client = createClient(base, 1);
  const bench: Bench = { base, ledger, client, runtimeUrl: runtimeConnection(ledger.ownerUrl), runs };
  const server = await withClient(ledger.ownerUrl, (one) => one.query("SHOW server_version"));
  console.log(`\n### ${measures} measures, ${bodies} bodies × ${inspections} inspections\n`);
  console.log(`${machine(server.rows[0].server_version)}. Medians of ${rounds} rounds of ${runs} requests.\n`);
  const report = await reporting(people.liaison, base, ledger.ownerUrl);
  console.log(pagesTable(await pagesFound(options, bench, prepared, report)));
  const signed = await signIns(browser, base, people.office.login, EXAMPLE_PASSWORD);
  const any = () => pages[Math.floor(Math.random() * pages.length)]?.question ?? FLOOR;
  const inOut = bodies === 1 ? await sheetsOf(base, ledger, prepared) : null;
  const hundred = await atWork(base, any, report);
  const memory = memoryNow(ledger);
  client.close();
  const started = `${n(median(starts))} ms (${starts.map(n).join(", ")})`;
  const all = `${n(memory.processes + memory.database)} MB (${memory.parts}, PostgreSQL ${n(memory.database)})`;
  const others = [
    ["npm start (built) to the first signed-in page", started, "≤ 2,500 ms"],
    ["sign-in to the first page, in a browser", `${n(median(signed))} ms (most ${n(quantile(signed, 1))})`, "–"],
    atWorkRow(hundred),
    ...(inOut ? sheetsRows(inOut) : []),
    ["resident memory of each web process after load", `${memory.webs.map(n).join(", ")} MB`, "≤ 512 MB"],
    ["all processes and PostgreSQL, what they share divided among them", all, "said"],
  ];
  console.log(`\n${markdownTable(["", "", "aim"], others)}`);
  if (options.hostile) console.log(await hostileTable(people.office, base, pages, runs));
}
