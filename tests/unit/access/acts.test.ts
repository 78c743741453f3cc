import { readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { rolesOf } from "@/lib/access/act";
import { can, mayEver, type Token } from "@/lib/access/can";
import { READ_AUDIT, VERIFY_AUDIT } from "@/lib/features/audit/acts";
import { READ_LEDGER, READ_OWN_MEASURES, READ_WHOLE_LEDGER } from "@/lib/features/inspection/acts";
import { ASSIGN_MEASURES, SIGN_MEASURE, START_MEASURE } from "@/lib/features/measure/acts";
import { MANAGE_POSTS } from "@/lib/features/people/acts";
import { ACTS } from "@/lib/registry/acts";
import { JOBS } from "@/lib/registry/jobs";
import { imagineViewer } from "@/tests/support/factories";

const features = path.resolve(import.meta.dirname, "../../../lib/features");

describe("the acts of the product", () => {
  it("are those of every noun that states any", () => {
    const stated = readdirSync(features).filter((noun) => readdirSync(path.join(features, noun)).includes("acts.ts"));
    expect([...new Set(ACTS.map(({ noun }) => noun))].sort()).toEqual(stated.sort());
  });

  it("have names of their own, a sentence, and somebody who may", () => {
    const names = ACTS.map(({ act }) => act.name);
    expect(new Set(names).size).toBe(names.length);
    for (const { act } of ACTS) {
      expect(act.name).toMatch(/^[a-z]+\.[a-z-]+$/);
      expect(act.sentence, act.name).toMatch(/^[A-Z].{20,}\.$/);
      expect(rolesOf(act).length, act.name).toBeGreaterThan(0);
    }
  });

  it("name only jobs there are", () => {
    const jobs = JOBS.map(({ queue }) => queue.name);
    for (const { act } of ACTS) for (const job of act.jobs) expect(jobs, act.name).toContain(job);
  });

  it("of reading the ledger: what reads a part and what reads the whole is all there is", () => {
    const together = { ...READ_WHOLE_LEDGER.reach, ...READ_OWN_MEASURES.reach };
    expect(READ_LEDGER.reach).toEqual(together);
    expect(rolesOf(READ_WHOLE_LEDGER).filter((role) => rolesOf(READ_OWN_MEASURES).includes(role))).toEqual([]);
  });
});

describe("who may do an act to what", () => {
  const [bodyId, above, elsewhere, unitId, other] = ["b", "top", "x", "u", "v"];
  const measure = { bodyId, leadUnitId: unitId, leaderId: "p", unitIds: [other] };

  it("is answered with the post it is done with", () => {
    const head = imagineViewer([{ role: "UNIT_HEAD", bodyId, unitId }]);
    expect(can(head, START_MEASURE, measure)).toBe(head.posts[0]);
    expect(can(head, START_MEASURE, { ...measure, leadUnitId: other })).toBeNull();
    expect(can(head, START_MEASURE, { ...measure, bodyId: elsewhere })).toBeNull();
    expect(can(head, ASSIGN_MEASURES, measure)).toBeNull();
  });

  it("depends on the act and the role: a 责任领导 reads their field, and signs only what they lead", () => {
    const portfolio = [{ bodyId, unitId: other }];
    const leader = imagineViewer([{ role: "RESPONSIBLE_LEADER", bodyId }], { personId: "q", portfolio });
    expect(can(leader, READ_OWN_MEASURES, measure)).toBe(leader.posts[0]);
    expect(can(leader, READ_OWN_MEASURES, { ...measure, unitIds: [] })).toBeNull();
    expect(can(leader, READ_OWN_MEASURES, { ...measure, leaderId: "q", unitIds: [] })).toBe(leader.posts[0]);
    expect(can(leader, SIGN_MEASURE, measure)).toBeNull();
    expect(can(leader, SIGN_MEASURE, { ...measure, leaderId: "q" })).toBe(leader.posts[0]);
    // A unit in their charge gives nothing without the post of 责任领导, nor in another body.
    expect(can(imagineViewer([], { personId: "q", portfolio }), READ_OWN_MEASURES, measure)).toBeNull();
    const afar = imagineViewer([{ role: "RESPONSIBLE_LEADER", bodyId: elsewhere }], { personId: "q", portfolio });
    expect(can(afar, READ_OWN_MEASURES, measure)).toBeNull();
  });

  it("reaches down the tree and not up", () => {
    const security = imagineViewer([{ role: "SECURITY_ADMIN", bodyId: above }]);
    expect(can(security, MANAGE_POSTS, { within: [bodyId, above] })).toBe(security.posts[0]);
    expect(can(security, MANAGE_POSTS, { within: [above] })).toBe(security.posts[0]);
    const below = imagineViewer([{ role: "SECURITY_ADMIN", bodyId }]);
    expect(can(below, MANAGE_POSTS, { within: [above] })).toBeNull();
    // No such body lies nowhere.
    expect(can(security, MANAGE_POSTS, { within: [] })).toBeNull();
  });

  it("is a job's only where the act names its queue", () => {
    const job = (name: string) => ({ kind: "job", job: name, label: name }) as const;
    expect(can(job("chain-check"), VERIFY_AUDIT, { within: [bodyId] })).toEqual(job("chain-check"));
    expect(can(job("sweep"), VERIFY_AUDIT, { within: [bodyId] })).toBeNull();
    expect(can(job("chain-check"), READ_AUDIT, { within: [bodyId] })).toBeNull();
  });

  it("is a token's only for acts it was given, in its body", () => {
    const token: Token = { kind: "token", tokenId: "t", tokenName: "数据平台", bodyId, acts: [ASSIGN_MEASURES] };
    expect(can(token, ASSIGN_MEASURES, { bodyId })).toEqual({ kind: "token", tokenId: "t", tokenName: "数据平台" });
    expect(can(token, ASSIGN_MEASURES, { bodyId: elsewhere })).toBeNull();
    expect(can(token, START_MEASURE, measure)).toBeNull();
  });

  it("opens a door to whoever could ever do it", () => {
    expect(mayEver(imagineViewer([{ role: "SECURITY_ADMIN" }]), MANAGE_POSTS)).toBe(true);
    expect(mayEver(imagineViewer([{ role: "SYSTEM_ADMIN" }]), MANAGE_POSTS)).toBe(false);
    expect(mayEver(imagineViewer([]), READ_LEDGER)).toBe(false);
  });
});
