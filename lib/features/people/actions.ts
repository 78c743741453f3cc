"use server";

import { defineAction } from "@/lib/command/define-action";
import { MANAGE_PEOPLE, MANAGE_POSTS } from "@/lib/features/people/acts";
import { createBody } from "@/lib/features/people/commands/create-body";
import { createPerson } from "@/lib/features/people/commands/create-person";
import { createUnit } from "@/lib/features/people/commands/create-unit";
import { editBody } from "@/lib/features/people/commands/edit-body";
import { editPerson } from "@/lib/features/people/commands/edit-person";
import { editUnit } from "@/lib/features/people/commands/edit-unit";
import { endPortfolio } from "@/lib/features/people/commands/end-portfolio";
import { endPost } from "@/lib/features/people/commands/end-post";
import { endUnit } from "@/lib/features/people/commands/end-unit";
import { givePortfolio } from "@/lib/features/people/commands/give-portfolio";
import { givePost } from "@/lib/features/people/commands/give-post";
import { moveUnit } from "@/lib/features/people/commands/move-unit";
import { restoreUnit } from "@/lib/features/people/commands/restore-unit";
import {
  createBodyInput,
  createPersonInput,
  createUnitInput,
  editBodyInput,
  editPersonInput,
  editUnitInput,
  endPortfolioInput,
  endPostInput,
  endUnitInput,
  givePortfolioInput,
  givePostInput,
  moveUnitInput,
  restoreUnitInput,
} from "./input";

/** Which rows the forms below reach at most. */
const UNITS = "units of the bodies at or below the post";

export const createBodyAction = defineAction(
  {
    name: "people.create-body",
    act: MANAGE_PEOPLE,
    scope: "a body below the ones of the post",
    input: createBodyInput,
  },
  ({ viewer, sent, input }) => createBody(viewer, sent, input),
);

export const editBodyAction = defineAction(
  { name: "people.edit-body", act: MANAGE_PEOPLE, scope: "bodies at or below the post", input: editBodyInput },
  ({ viewer, sent, input }) => editBody(viewer, sent, input),
);

export const createUnitAction = defineAction(
  { name: "people.create-unit", act: MANAGE_PEOPLE, scope: UNITS, input: createUnitInput },
  ({ viewer, sent, input }) => createUnit(viewer, sent, input),
);

export const editUnitAction = defineAction(
  { name: "people.edit-unit", act: MANAGE_PEOPLE, scope: UNITS, input: editUnitInput },
  ({ viewer, sent, input }) => editUnit(viewer, sent, input),
);

export const moveUnitAction = defineAction(
  { name: "people.move-unit", act: MANAGE_PEOPLE, scope: UNITS, input: moveUnitInput },
  ({ viewer, sent, input }) => moveUnit(viewer, sent, input),
);

export const endUnitAction = defineAction(
  { name: "people.end-unit", act: MANAGE_PEOPLE, scope: UNITS, input: endUnitInput },
  ({ viewer, sent, input }) => endUnit(viewer, sent, input),
);

export const restoreUnitAction = defineAction(
  { name: "people.restore-unit", act: MANAGE_PEOPLE, scope: UNITS, input: restoreUnitInput },
  ({ viewer, sent, input }) => restoreUnit(viewer, sent, input),
);

export const createPersonAction = defineAction(
  {
    name: "people.create-person",
    act: MANAGE_PEOPLE,
    scope: "people and accounts of the bodies at or below the post",
    input: createPersonInput,
  },
  ({ viewer, sent, input }) => createPerson(viewer, sent, input),
);

export const editPersonAction = defineAction(
  {
    name: "people.edit-person",
    act: MANAGE_PEOPLE,
    scope: "people and accounts of the bodies at or below the post",
    input: editPersonInput,
  },
  ({ viewer, sent, input }) => editPerson(viewer, sent, input),
);

export const givePostAction = defineAction(
  {
    name: "people.give-post",
    act: MANAGE_POSTS,
    scope: "people, never oneself, of the bodies at or below the post",
    input: givePostInput,
  },
  ({ viewer, sent, input }) => givePost(viewer, sent, input),
);

export const endPostAction = defineAction(
  {
    name: "people.end-post",
    act: MANAGE_POSTS,
    scope: "people, never oneself, of the bodies at or below the post",
    input: endPostInput,
  },
  ({ viewer, sent, input }) => endPost(viewer, sent, input),
);

/** 登记分管部门 */
export const givePortfolioAction = defineAction(
  {
    name: "people.give-portfolio",
    act: MANAGE_POSTS,
    scope: "units of the bodies at or below the post, never for oneself",
    input: givePortfolioInput,
  },
  ({ viewer, sent, input }) => givePortfolio(viewer, sent, input),
);

/** 终止分管部门 */
export const endPortfolioAction = defineAction(
  {
    name: "people.end-portfolio",
    act: MANAGE_POSTS,
    scope: "units of the bodies at or below the post, never for oneself",
    input: endPortfolioInput,
  },
  ({ viewer, sent, input }) => endPortfolio(viewer, sent, input),
);
