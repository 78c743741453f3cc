import type { Prisma } from "@/lib/db/generated/client";
import type { HeldPost, PostHolder } from "./viewer";

/** How far a post reaches when an act is done with it. */
export type Reach =
  | "own" // what belongs to the person alone
  | "body" // everything of the post's body
  | "below" // everything of the post's body and the bodies below it
  | "involved-unit" // measures the post's unit leads or co-operates on
  | "lead-unit" // measures the post's unit leads
  | "led" // measures whose 责任领导 is this person
  | "field"; // measures this person leads, and those a unit in their charge (分管) leads or co-operates on

/** What each reach must know of the thing an act is done to. */
type Asked = {
  own: { personId: string };
  body: { bodyId: string };
  /** The bodies it lies in: its own and all above (lib/access/place). */
  below: { within: readonly string[] };
  "lead-unit": { bodyId: string; leadUnitId: string | null };
  "involved-unit": { bodyId: string; leadUnitId: string | null; unitIds: readonly string[] };
  led: { bodyId: string; leaderId: string | null };
  field: { bodyId: string; leaderId: string | null; leadUnitId: string | null; unitIds: readonly string[] };
};

type Together<U> = (U extends unknown ? (u: U) => void : never) extends (all: infer A) => void ? A : never;

/** What an act of these reaches is done to: as much of it as each of them must know. */
export type Subject<R extends Reach = Reach> = Together<Asked[R]>;

/** The units of a body in the charge (分管) of a person today. */
function field(person: PostHolder, bodyId: string): string[] {
  return person.portfolio.filter((unit) => unit.bodyId === bodyId).map((unit) => unit.unitId);
}

/** Whether a post reaches the subject. What the reach must know is there: `Subject` asks for it. */
export function reaches(person: PostHolder, post: HeldPost, reach: Reach, subject: Partial<Subject>): boolean {
  if (reach === "own") return subject.personId === person.personId;
  if (reach === "below") return subject.within?.includes(post.bodyId) ?? false;
  if (subject.bodyId !== post.bodyId) return false;
  const units = [subject.leadUnitId, ...(subject.unitIds ?? [])];
  switch (reach) {
    case "body":
      return true;
    case "led":
      return subject.leaderId === person.personId;
    case "lead-unit":
      return post.unitId !== null && post.unitId === subject.leadUnitId;
    case "involved-unit":
      return post.unitId !== null && units.includes(post.unitId);
    case "field":
      return subject.leaderId === person.personId || field(person, post.bodyId).some((unit) => units.includes(unit));
  }
}

/** Bodies at or below one: the way up of each is asked, one equality in the closed tree. */
export const atOrBelow = (ids: readonly string[]) => ({ ancestors: { some: { ancestorId: oneOf(ids) } } });

const oneOf = (ids: readonly string[]) => (ids.length === 1 && ids[0] !== undefined ? ids[0] : { in: [...ids] });

const involving = (units: readonly string[]): Prisma.MeasureWhereInput[] =>
  units.length === 0 ? [] : [{ leadUnitId: oneOf(units) }, { cooperation: { some: { unitId: oneOf(units) } } }];

/** The measures a post reaches, as a condition; null for none. */
export function measuresWithin(person: PostHolder, post: HeldPost, reach: Reach): Prisma.MeasureWhereInput | null {
  const { bodyId, unitId } = post;
  switch (reach) {
    case "own":
      return null;
    case "body":
      return { bodyId };
    case "below":
      return { body: atOrBelow([bodyId]) };
    case "led":
      return { bodyId, leaderId: person.personId };
    case "lead-unit":
      return unitId ? { bodyId, leadUnitId: unitId } : null;
    case "involved-unit":
      return unitId ? { bodyId, OR: involving([unitId]) } : null;
    case "field":
      return { bodyId, OR: [{ leaderId: person.personId }, ...involving(field(person, bodyId))] };
  }
}
