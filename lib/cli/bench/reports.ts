import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import type { Question } from "./client";
import { withClient } from "./ground";
import type { Session } from "./sessions";

/** Reporting progress: what the browser sends when 报送 is pressed, caught once and sent again for other measures. */

type Sent = { path: string; headers: Record<string, string>; body: string };

/** What of a request's head the server reads beside the cookie. */
const HEADERS = ["accept", "content-type", "next-action", "next-router-state-tree", "origin"];

/** A list of fifty boxes: what was returned, which comes first in the whole list, is answered and not reported on. */
const LIST = "/my-work?concern=unreported";
/** Measures reported on in turn: few, so that the list stays as long as it was. */
const IN_TURN = 40;

/** Reports on the first measure of the list and keeps what was sent. */
async function catchReport({ page }: Session, base: string): Promise<Sent> {
  await page.goto(`${base}${LIST}`);
  await settled(page);
  const caught = page.waitForRequest((request) => request.postData()?.includes('"entries"') ?? false);
  await page.locator("textarea.my-box").first().fill("已与各责任科室核对台账，更新进度。");
  await page.getByRole("button", { name: /^报送 \d+ 条进展$/ }).click();
  const request = await caught;
  await settled(page);
  const all = await request.allHeaders();
  const headers = Object.fromEntries(HEADERS.flatMap((name) => (all[name] ? [[name, all[name]]] : [])));
  const { pathname, search } = new URL(request.url());
  return { path: `${pathname}${search}`, headers, body: request.postData() ?? "" };
}

const settled = (page: Page) => page.waitForLoadState("networkidle");

/** Measures the officer may report on. */
async function reportable(ownerUrl: string, login: string): Promise<string[]> {
  const { rows } = await withClient(ownerUrl, (client) =>
    client.query<{ id: string }>(
      `SELECT m.id FROM measure m
       JOIN post o ON o.unit_id = m.lead_unit_id AND o.role = 'LIAISON' JOIN account a ON a.person_id = o.person_id
       JOIN inspection i ON i.id = m.inspection_id
       WHERE a.login = $1 AND m.status = 'UNDERWAY' AND m.struck_at IS NULL AND i.archived_at IS NULL
       ORDER BY m.id LIMIT $2`,
      [login, IN_TURN],
    ),
  );
  return rows.map(({ id }) => id);
}

/** Gives a request that reports on one measure, another one each time. */
export async function reporting(session: Session, base: string, ownerUrl: string): Promise<() => Question> {
  const sent = await catchReport(session, base);
  const [input] = JSON.parse(sent.body) as [{ entries: { measureId: string; text: string }[] }];
  const [entry] = input.entries;
  const measures = await reportable(ownerUrl, session.login);
  if (measures.length === 0) throw new Error("没有可报送的措施 (nothing to report on)");
  let count = 0;
  return () => {
    count += 1;
    const measureId = measures[count % measures.length];
    const entries = [{ ...entry, measureId, text: `已核对台账并更新进度，第${count}次，${randomUUID()}。` }];
    return {
      method: "POST",
      path: sent.path,
      cookie: session.cookie,
      headers: sent.headers,
      body: JSON.stringify([{ ...input, entries, idempotencyKey: randomUUID() }]),
      holds: [/"ok":true,"count":1/, /我的待办/],
    };
  };
}
