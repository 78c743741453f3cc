import type { HeldPost, Viewer } from "@/lib/access/viewer";
import { roomToWrite } from "@/lib/command/room";
import { db, type Tx } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { orTooBusy, serverCode } from "@/lib/db/server-code";
import { personActor } from "@/lib/history/actor";
import { type EventInput, recordEvents } from "@/lib/history/record";
import { diskFull, refuse } from "./refusal";
import { answering, type Result } from "./result";

/** One write: its transaction, who does it, and the history that goes with it. */
export type Write = {
  tx: Tx;
  viewer: Viewer;
  /** Adds an event, done with the given post; written in order at the end of the same transaction. */
  record: (post: HeldPost, event: Omit<EventInput, "actor" | "at">) => void;
};

/** Which form sent it: the same key does its work once and is answered the same afterwards. */
export type Sent = { key: string; action: string; digest: string };

const actorOf = (viewer: Viewer, post: HeldPost) => personActor({ id: viewer.personId, name: viewer.name }, post);

/** How often a write is tried that met another one in a way neither could see coming. */
const TRIES = 3;

/** PostgreSQL's word for a deadlock, a write that cannot be put in order, and a key somebody else took first. */
const COLLISIONS = ["40P01", "40001", "23505"];

/** Whether the write failed only because another one ran at the same moment: tried again, it sees what that one did. */
export function collided(error: unknown): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  if (error.code === "P2034" || error.code === "P2002") return true;
  return COLLISIONS.includes(serverCode(error));
}

/**
 * Runs a write in one transaction together with its events and the memory of its key. What `write` returns is told with
 * the answer; a refusal it throws undoes everything, the memory of the key included, and is the answer. Sending the same
 * key again returns the first answer; a key of somebody else or of another action is refused. A write that collides with
 * another is tried again from the start: `write` keeps nothing outside the transaction.
 * @throws TooBusy when it could not begin, or end, in time: nothing of it was done
 */
export async function transact<T extends object = Record<never, never>>(
  viewer: Viewer,
  sent: Sent,
  // biome-ignore lint/suspicious/noConfusingVoidType: a command with nothing to tell returns nothing
  write: (w: Write) => Promise<T | void>,
): Promise<Result<T>> {
  return answering(async () => {
    // PostgreSQL goes down when its disk is full: nobody writes before it comes to that.
    if (!(await roomToWrite())) diskFull();
    for (let tried = 1; ; tried += 1) {
      try {
        return await orTooBusy(() => once(viewer, sent, write));
      } catch (error) {
        if (tried === TRIES || !collided(error)) throw error;
      }
    }
  });
}

function once<T extends object>(
  viewer: Viewer,
  sent: Sent,
  // biome-ignore lint/suspicious/noConfusingVoidType: see transact
  write: (w: Write) => Promise<T | void>,
): Promise<T> {
  return db.$transaction(async (tx) => {
    const fresh = await tx.$executeRaw`
      INSERT INTO idempotency_key (key, account_id, action, digest)
      VALUES (${sent.key}::uuid, ${viewer.accountId}::uuid, ${sent.action}, ${sent.digest})
      ON CONFLICT (key) DO NOTHING`;
    if (fresh === 0) return await answered<T>(tx, viewer, sent);
    const events: EventInput[] = [];
    const told = await write({
      tx,
      viewer,
      record: (post, event) => events.push({ ...event, actor: actorOf(viewer, post), at: viewer.now }),
    });
    if (events.length > 0) await recordEvents(tx, events);
    const result = { ok: true, ...told };
    await tx.idempotencyKey.update({ where: { key: sent.key }, data: { result: result as Prisma.InputJsonObject } });
    return result as unknown as T;
  });
}

async function answered<T extends object>(tx: Tx, viewer: Viewer, sent: Sent): Promise<T> {
  const before = await tx.idempotencyKey.findUnique({ where: { key: sent.key } });
  if (before?.accountId !== viewer.accountId || before.action !== sent.action || before.digest !== sent.digest) {
    refuse("changed", "上一次提交已经生效，这次改动的内容没有保存。请先复制改动的内容，刷新页面后重新填写。");
  }
  return before.result as unknown as T;
}
