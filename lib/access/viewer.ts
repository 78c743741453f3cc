import type { WorkCalendar } from "@/lib/domain/calendar/calendar";
import type { Day } from "@/lib/domain/day";
import { ROLE_LABELS } from "@/lib/domain/labels";
import type { Role } from "@/lib/domain/types";

/** A post held today, as the rights rules need it. */
export type HeldPost = {
  id: string;
  role: Role;
  bodyId: string;
  /** Set for the posts that act for one unit. */
  unitId: string | null;
  /** The post in words, recorded with everything done with it: 政策法规处 联络员. */
  label: string;
};

/** A person as the rights rules know them: the posts held and the units in their charge today. */
export type PostHolder = {
  personId: string;
  name: string;
  posts: readonly HeldPost[];
  /** Units the person is in charge of (分管) today. */
  portfolio: readonly { bodyId: string; unitId: string }[];
};

/** Whoever looks at a page or presses a button: one signed-in person. */
export type Viewer = PostHolder & {
  accountId: string;
  sessionId: string;
  /** Home body of the person. */
  bodyId: string;
  mustChangePassword: boolean;
  /** What the viewer was told about accounts and has not read yet. */
  unreadNotices: number;
  /** What the viewer chose to tell changes since (lib/domain/measure/compared), as it was kept. */
  comparesWith: unknown;
  /** Number of the last event in each body of their posts, as it stood when who is asking was found out. */
  heads: ReadonlyMap<string, number>;
  /** Today in Asia/Shanghai; every rule the request meets uses this one. */
  today: Day;
  /** Working days of the years around today, one calendar for all bodies. */
  calendar: WorkCalendar;
  now: Date;
};

export function postLabel(role: Role, unitName: string | null): string {
  return unitName ? `${unitName} ${ROLE_LABELS[role]}` : ROLE_LABELS[role];
}
