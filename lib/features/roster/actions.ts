"use server";

import { defineAction } from "@/lib/command/define-action";
import { DECIDE_POSTS, IMPORT_ROSTER } from "@/lib/features/roster/acts";
import { chooseInRoster } from "@/lib/features/roster/commands/choose-in-roster";
import { confirmRoster } from "@/lib/features/roster/commands/confirm-roster";
import { discardRoster } from "@/lib/features/roster/commands/discard-roster";
import { refusePosts } from "@/lib/features/roster/commands/refuse-posts";
import { releasePosts } from "@/lib/features/roster/commands/release-posts";
import { undoRoster } from "@/lib/features/roster/commands/undo-roster";
import {
  chooseInRosterInput,
  confirmRosterInput,
  discardRosterInput,
  refusePostsInput,
  releasePostsInput,
  undoRosterInput,
} from "./input";

const ROSTERS = "sheets of people and units for the bodies at or below the post";
const REQUESTS = "posts sheets ask for in the bodies at or below the post, never one's own";

export const chooseInRosterAction = defineAction(
  { name: "roster.choose", act: IMPORT_ROSTER, scope: ROSTERS, input: chooseInRosterInput },
  ({ viewer, sent, input }) => chooseInRoster(viewer, sent, input),
);

export const confirmRosterAction = defineAction(
  { name: "roster.confirm", act: IMPORT_ROSTER, scope: ROSTERS, input: confirmRosterInput },
  ({ viewer, sent, input }) => confirmRoster(viewer, sent, input),
);

export const discardRosterAction = defineAction(
  { name: "roster.discard", act: IMPORT_ROSTER, scope: ROSTERS, input: discardRosterInput },
  ({ viewer, sent, input }) => discardRoster(viewer, sent, input),
);

export const undoRosterAction = defineAction(
  { name: "roster.undo", act: IMPORT_ROSTER, scope: ROSTERS, input: undoRosterInput },
  ({ viewer, sent, input }) => undoRoster(viewer, sent, input),
);

/** 批量设置岗位 */
export const releasePostsAction = defineAction(
  { name: "roster.release-posts", act: DECIDE_POSTS, scope: REQUESTS, input: releasePostsInput },
  ({ viewer, sent, input }) => releasePosts(viewer, sent, input),
);

/** 不予设置 */
export const refusePostsAction = defineAction(
  { name: "roster.refuse-posts", act: DECIDE_POSTS, scope: REQUESTS, input: refusePostsInput },
  ({ viewer, sent, input }) => refusePosts(viewer, sent, input),
);
