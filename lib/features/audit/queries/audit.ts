import "server-only";
import { can } from "@/lib/access/can";
import { findPlace } from "@/lib/access/place";
import type { Viewer } from "@/lib/access/viewer";
import { containing } from "@/lib/db/containing";
import type { Prisma } from "@/lib/db/generated/client";
import { reader } from "@/lib/db/snapshot";
import { CALENDAR } from "@/lib/domain/calendar/kept";
import { addDays, type Day, startOfDay } from "@/lib/domain/day";
import { type BreakKind, CHAIN, type CheckpointTrouble } from "@/lib/domain/history/chain";
import type { Change, Words } from "@/lib/domain/history/change";
import type { Noun } from "@/lib/domain/history/field";
import { changesInWords } from "@/lib/domain/history/said";
import { ACCOUNT, BODY, PERSON, PORTFOLIO, POST, UNIT } from "@/lib/domain/people/kept";
import { EXPORT } from "@/lib/domain/sheet/kept";
import { pageWithin } from "@/lib/domain/text/address";
import { isRecordId } from "@/lib/domain/text/condition";
import { READ_AUDIT } from "@/lib/features/audit/acts";
import { highestBody } from "@/lib/features/audit/queries/highest-body";
import { bodyOptions } from "@/lib/features/people/queries/bodies";
import { TOP_CHAIN } from "@/lib/history/record";

export const EVENTS_PER_PAGE = 50;

export type AuditChain = { chain: string; label: string };

export type AuditChains = {
  /** The first of them: of more, the others are found by typing at `source`. */
  chains: AuditChain[];
  source: string | undefined;
  /** The one asked for, else the viewer's own body's, else the first. */
  current: AuditChain | undefined;
};

const ABOVE: AuditChain = { chain: TOP_CHAIN, label: "不属于任何单位（如未知账号登录）" };

/** Whether the viewer reads the chain of events above any body: with the highest body. */
async function readsAbove(viewer: Viewer): Promise<boolean> {
  return (await highestBody(reader(), viewer, READ_AUDIT)) !== null;
}

/** Whether the audit administrator reads a chain. */
async function isReadable(viewer: Viewer, chain: string): Promise<boolean> {
  if (chain === TOP_CHAIN) return readsAbove(viewer);
  return isRecordId(chain) && can(viewer, READ_AUDIT, await findPlace(reader(), chain)) !== null;
}

/** The chains of events the audit administrator chooses from: those of the bodies, and the one above any body. */
export async function auditChains(viewer: Viewer, asked?: string | undefined): Promise<AuditChains> {
  const { options, source, current } = await bodyOptions(viewer, READ_AUDIT, asked);
  const bodies = options.map(({ value, label }) => ({ chain: value, label }));
  const chains = (await readsAbove(viewer)) ? [...bodies, ABOVE] : bodies;
  const named = chains.find((c) => c.chain === asked);
  return { chains, source, current: named ?? chains.find((c) => c.chain === current?.id) ?? chains[0] };
}

export type AuditFilter = {
  chain: string;
  from: Day | null;
  to: Day | null;
  person: string | undefined;
  /** Of one kind, by its name. */
  action: string | undefined;
  /** Of one of these kinds. */
  among?: readonly string[] | undefined;
};

export type AuditRow = {
  id: string;
  seq: number;
  at: Date;
  who: string;
  post: string;
  action: string;
  subjectType: string;
  subject: string;
  changes: Words[];
  reason: string;
  hash: string;
};

/** 07-03, J05: the number of something in the ledger, which says nothing of what stands there. */
const CODE = /^[A-Z]?\d{2,}(-\d{2,})?$/;

/** What the administrators keep themselves. Events of anything else carry content of the ledger, which they do not read. */
const OPEN: ReadonlyMap<string, Noun> = new Map(
  [BODY, UNIT, PERSON, ACCOUNT, POST, PORTFOLIO, CHAIN, CALENDAR].map((noun) => [noun.type, noun]),
);

/** Of files taken out: how much, whatever they hold. What they list and by which conditions is content. */
const TOLD_OF_EXPORTS: readonly string[] = ["rows"] satisfies (keyof typeof EXPORT.facts)[];

function toldOf(event: { version: string; action: string; subjectType: string; changes: unknown }): Words[] {
  const changes = event.changes as Change[];
  const noun = OPEN.get(event.subjectType);
  if (noun) return changesInWords(noun, { ...event, changes });
  if (event.subjectType !== EXPORT.type) return [];
  return changesInWords(EXPORT, { ...event, changes: changes.filter(({ field }) => TOLD_OF_EXPORTS.includes(field)) });
}

/** One page of a chain, newest first. Of the ledger only number and act are told, no content (三员分立). */
export async function listAuditEvents(viewer: Viewer, filter: AuditFilter, page: number) {
  const readable = await isReadable(viewer, filter.chain);
  const where: Prisma.EventWhereInput = {
    chain: readable ? filter.chain : { in: [] },
    ...(filter.from || filter.to
      ? {
          at: {
            ...(filter.from ? { gte: startOfDay(filter.from) } : {}),
            ...(filter.to ? { lt: startOfDay(addDays(filter.to, 1)) } : {}),
          },
        }
      : {}),
    ...(filter.person ? { personName: containing(filter.person) } : {}),
    AND: [filter.among ? { action: { in: [...filter.among] } } : {}, filter.action ? { action: filter.action } : {}],
  };
  const total = await reader().event.count({ where });
  const { page: at, pageCount } = pageWithin(page, total, EVENTS_PER_PAGE);
  const events = await reader().event.findMany({
    where,
    orderBy: [{ seq: "desc" }, { id: "desc" }],
    skip: (at - 1) * EVENTS_PER_PAGE,
    take: EVENTS_PER_PAGE,
  });
  const rows: AuditRow[] = events.map((e) => {
    const noun = OPEN.get(e.subjectType);
    return {
      id: e.id,
      seq: e.seq,
      at: e.at,
      who: e.personName,
      post: e.postLabel,
      action: e.action,
      subjectType: e.subjectType,
      subject: noun || CODE.test(e.subjectLabel) ? e.subjectLabel : "",
      changes: toldOf(e),
      reason: noun ? e.reason : "",
      hash: e.hash,
    };
  });
  return { rows, total, page: at, pageCount };
}

/** What is known of a chain's verification: the run under way, and what the last one found. */
export type ChainCheck = {
  /** Null while none is under way. `upTo` is null until a worker has begun it. */
  run: { at: Date | null; done: number; upTo: number | null } | null;
  /** Null before the first. */
  last: { at: Date; events: number; sealed: number; destroyed: number; broken: ChainBreak | null } | null;
  /** The last signed checkpoint, and what was wrong with checkpoints at the last verification. */
  signed: { at: Date; seq: number } | null;
  trouble: CheckpointTrouble | null;
};

export type ChainBreak = {
  seq: number;
  kind: BreakKind;
  storedHash: string;
  recomputedHash: string;
  /** Whether it can be sealed: an event that is there, or a checkpoint that is given up. What is missing cannot. */
  sealable: boolean;
};

/** The verification of one chain; as if there was none for a chain the viewer may not read. */
export async function chainCheck(viewer: Viewer, chain: string): Promise<ChainCheck> {
  const row = (await isReadable(viewer, chain)) ? await reader().chainCheck.findUnique({ where: { chain } }) : null;
  if (!row) return { run: null, last: null, signed: null, trouble: null };
  const broken = row.brokenAt !== null &&
    row.brokenKind !== null && {
      seq: row.brokenAt,
      kind: row.brokenKind,
      storedHash: row.brokenStored,
      recomputedHash: row.brokenRecomputed,
      sealable: row.brokenRecomputed !== "",
    };
  return {
    run: row.runId === null ? null : { at: row.runAt, done: row.runSeq, upTo: row.runHeadSeq },
    last: row.checkedAt && {
      at: row.checkedAt,
      events: row.checkedSeq,
      sealed: row.sealed,
      destroyed: row.destroyed,
      broken: broken || null,
    },
    signed: row.signedAt && { at: row.signedAt, seq: row.signedSeq },
    trouble: row.checkpointTrouble,
  };
}
