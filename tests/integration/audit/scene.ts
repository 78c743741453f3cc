import { randomUUID } from "node:crypto";
import { db } from "@/lib/db/client";
import { startChainCheck } from "@/lib/features/audit/commands/start-chain-check";
import { chainCheck } from "@/lib/features/audit/jobs";
import { MEASURE_REPORTED } from "@/lib/features/measure/events";
import type { Actor } from "@/lib/history/actor";
import { recordEvents } from "@/lib/history/record";
import { asOwner } from "@/tests/support/database";

/** A chain to write into, to spoil and to verify. */

export const unhurried = { over: () => false };

const by: Actor = { kind: "person", personId: randomUUID(), personName: "甲", postId: null, postLabel: "联络员" };

/** Events of one write at most: a machine with much to do writes slowly. */
const AT_ONCE = 100;

/** Appends events as writes do. */
export async function append(chain: string, count: number, reason = "", at = new Date()): Promise<void> {
  const event = {
    actor: by,
    at,
    bodyId: chain,
    kind: MEASURE_REPORTED,
    subjectId: randomUUID(),
    subjectLabel: "01-01",
    facts: [{ field: "statement", old: null, new: "已完成" }],
    reason,
  };
  for (let left = count; left > 0; left -= AT_ONCE) {
    const events = Array.from({ length: Math.min(left, AT_ONCE) }, () => event);
    await db.$transaction((tx) => recordEvents(tx, events));
  }
}

/** Does what only somebody with more rights than the application can do. */
export async function tamper(sql: string, url?: string): Promise<void> {
  await asOwner(async (client) => {
    const guards = (verb: string) =>
      ["event", "event_chain"].map((table) => `ALTER TABLE ${table} ${verb} TRIGGER USER;`).join(" ");
    await client.query(`BEGIN; ${guards("DISABLE")} ${sql}; ${guards("ENABLE")} COMMIT;`);
  }, url);
}

/** Begins a run, where none is under way. @returns its name */
export async function begin(chain: string): Promise<string> {
  await db.$transaction((tx) => startChainCheck(tx, chain, new Date()));
  const { runId } = await db.chainCheck.findUniqueOrThrow({ where: { chain } });
  if (!runId) throw new Error("no run");
  return runId;
}

/** Verifies a chain as the worker does. @returns what is known of it then */
export async function check(chain: string) {
  await chainCheck({ chain, run: await begin(chain) }, unhurried);
  return db.chainCheck.findUniqueOrThrow({ where: { chain } });
}

export const eventsOf = (chain: string, action: string) =>
  db.event.findMany({ where: { chain, action }, orderBy: [{ seq: "asc" }, { id: "asc" }] });
