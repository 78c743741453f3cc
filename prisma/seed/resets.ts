import { addHours } from "date-fns";
import { hashPassword } from "../../lib/access/sign-in/password";
import { randomHalf } from "../../lib/access/sign-in/reset-code";
import { addDays, type Day, instantInTable } from "../../lib/domain/day";
import type { Kind } from "../../lib/domain/history/kind";
import { resetNotice } from "../../lib/domain/people/account-reset";
import {
  ACCOUNT_RESET_ASKED,
  ACCOUNT_RESET_CANCELLED,
  ACCOUNT_RESET_RELEASED,
  ACCOUNT_RESET_USED,
} from "../../lib/features/account/events";
import { type PersonActor, personActor } from "../../lib/history/actor";
import { idAt, instant, workday } from "./calendar";
import type { Organisation } from "./organisation";
import type { Rows } from "./rows";

/**
 * One-time codes of the example ledger: one waiting for its release, one released and not yet used, one used and one
 * voided weeks ago. Their halves are on no slip: they are there to be seen.
 */

type Admins = { system: PersonActor; security: PersonActor; audit: PersonActor };
type Step = { at: Date; actor: PersonActor; kind: Kind; did: string; reason?: string };

const HOURS = 72;
/** Writes the steps of one code down: its row, its events, and what holder and audit administrator were told. */
function addReset(rows: Rows, org: Organisation, admins: Admins, hash: string, name: string, steps: Step[]): void {
  const person = org.person(name);
  const account = rows.accounts.find((a) => a.personId === person.id);
  const [asked] = steps;
  if (!account?.id || !asked) throw new Error(`${name} has no account`);
  const at = (kind: Kind) => steps.find((step) => step.kind === kind)?.at ?? null;
  const [releasedAt, usedAt] = [at(ACCOUNT_RESET_RELEASED), at(ACCOUNT_RESET_USED)];
  const cancelledAt = at(ACCOUNT_RESET_CANCELLED);
  if (usedAt) account.passwordChangedAt = usedAt;
  const whose = `${name}（${account.login}）`;
  rows.resets.push({
    id: idAt(asked.at),
    accountId: account.id,
    holderId: person.id,
    kind: "RESET",
    reason: asked.reason ?? "",
    askedById: asked.actor.personId,
    askedAt: asked.at,
    firstHash: hash,
    secondHash: releasedAt ? hash : null,
    releasedById: releasedAt ? admins.security.personId : null,
    releasedAt,
    expiresAt: addHours(releasedAt ?? asked.at, HOURS),
    usedAt,
    cancelledAt,
    cancelledById: cancelledAt ? admins.security.personId : null,
  });
  for (const step of steps) {
    rows.events.push({
      at: step.at,
      actor: step.actor,
      bodyId: org.bodyId,
      kind: step.kind,
      subjectId: account.id,
      subjectLabel: whose,
      reason: step.reason ?? "",
    });
    const { actor, did, reason = "" } = step;
    const words = resetNotice({
      when: instantInTable(step.at),
      who: actor.personName,
      post: actor.postLabel,
      did,
      name,
      login: account.login,
      reason,
    });
    for (const told of [person.id, admins.audit.personId]) {
      if (!told || told === step.actor.personId) continue;
      const done = usedAt ?? cancelledAt;
      const [accountId, createdAt] = [account.id, step.at];
      // What is over was read the day after.
      const readAt = done && addHours(done, 17);
      rows.notices.push({ personId: told, kind: step.kind.name, accountId, words, createdAt, readAt });
    }
  }
}

export async function addResets(rows: Rows, org: Organisation, admins: Admins, today: Day): Promise<void> {
  const hash = await hashPassword(randomHalf());
  const on = (days: number, minute: number) => instant(workday(addDays(today, -days)), minute);
  const asks = (at: Date, reason: string): Step => ({
    at,
    actor: admins.system,
    kind: ACCOUNT_RESET_ASKED,
    did: "申请了",
    reason,
  });
  const releases = (at: Date): Step => ({
    at,
    actor: admins.security,
    kind: ACCOUNT_RESET_RELEASED,
    did: "释放了",
  });
  const holder = (name: string, at: Date): Step => {
    const person = org.person(name);
    const [post] = person.posts;
    const actor = personActor({ id: person.id, name }, post);
    return { at, actor, kind: ACCOUNT_RESET_USED, did: "使用了" };
  };
  const cancels = (at: Date): Step => ({ ...releases(at), kind: ACCOUNT_RESET_CANCELLED, did: "撤销了" });
  addReset(rows, org, admins, hash, "裴树声", [
    asks(on(61, 9 * 60 + 12), "休假回来忘记密码，本人到机房提出。"),
    releases(on(61, 9 * 60 + 40)),
    holder("裴树声", on(61, 10 * 60 + 5)),
  ]);
  addReset(rows, org, admins, hash, "邵立群", [
    asks(on(33, 15 * 60 + 20), "来电说忘记密码。"),
    cancels(on(33, 16 * 60 + 2)),
  ]);
  addReset(rows, org, admins, hash, "任书言", [
    asks(on(1, 14 * 60 + 10), "更换办公电脑后忘记密码。"),
    releases(on(1, 14 * 60 + 55)),
  ]);
  addReset(rows, org, admins, hash, "林小满", [asks(on(1, 16 * 60 + 8), "忘记密码，本人持工作证提出。")]);
}
