"use client";

import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { Day } from "@/lib/domain/day";
import type { AssignmentTerms } from "@/lib/domain/measure/assigning";
import type { Desk, DeskRow } from "@/lib/features/assign/queries/assign-desk";
import { inSections } from "./assign-section";
import { nextGroup } from "./assign-selection";
import { type Staged, type StagingStep, wanted } from "./assign-staging";
import { useDrafts, useStaging } from "./assign-store";
import { namingOf } from "./assign-words";
import { type Offer, sureOffersOf } from "./offer/offers";
import { flipped, useSelection } from "./use-selection";

/** Ctrl+S to review what waits, Ctrl+Z to take the last step back, but for the one that is being typed. */
export function useDeskKeys(waiting: number, onReview: () => void, onUndo: () => void) {
  const acts = useRef({ onReview, onUndo });
  acts.current = { onReview, onUndo };
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
      const typing =
        event.target instanceof HTMLElement && event.target.matches("input:not([type=checkbox]), textarea");
      const key = event.key.toLowerCase();
      if (key === "s" && waiting > 0) {
        event.preventDefault();
        acts.current.onReview();
      } else if (key === "z" && !typing && !event.shiftKey) {
        event.preventDefault();
        acts.current.onUndo();
      }
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [waiting]);
}

/** Which groups are folded away and which rows opened. */
function useFolding(desk: Desk) {
  const [collapsed, setCollapsed] = useState<ReadonlySet<string>>(new Set());
  const [expanded, setExpanded] = useState<ReadonlySet<string>>(new Set());
  return {
    collapsed,
    expanded,
    expand: useCallback((id: string) => setExpanded((now) => flipped(now, id)), []),
    collapse: (id: string) => setCollapsed((now) => flipped(now, id)),
    foldAll: () => setCollapsed(collapsed.size > 0 ? new Set() : new Set(desk.groups.map((g) => g.id))),
  };
}

/** Whose heading shows its fields: one at a time; `asked` counts how often it was gone to by keyboard. */
export type Active = { id: string; asked: number };

function useHeading() {
  const [active, setActive] = useState<Active | null>(null);
  const open = useCallback(
    (id: string | null, byKey: boolean) =>
      setActive((now) => {
        if (id === null) return null;
        const asked = now?.id === id ? now.asked : 0;
        return { id, asked: byKey ? asked + 1 : asked };
      }),
    [],
  );
  return { active, open };
}

/**
 * Measures whose ticks were saved from here are a version further: what is set aside for them goes on against it, unless
 * somebody else changed them as well.
 */
function useLinked(rows: readonly DeskRow[], staged: ReadonlyMap<string, Staged>, step: (step: StagingStep) => void) {
  const linked = useRef(new Set<string>());
  useEffect(() => {
    for (const row of rows) {
      const before = staged.get(row.id);
      if (!before || !linked.current.has(row.id) || row.version === before.version) continue;
      linked.current.delete(row.id);
      if (row.version === before.version + 1) step({ type: "rebase", row });
    }
  }, [rows, staged, step]);
  return useCallback((ids: readonly string[]) => {
    for (const id of ids) linked.current.add(id);
  }, []);
}

/** The state of the desk: what is chosen, folded and staged, and what a row can be asked to do. */
export function useDesk(desk: Desk, personId: string, today: Day) {
  const { inspection, rows, names } = desk;
  const { staging, step } = useStaging(personId, inspection.id);
  const { drafts, put } = useDrafts(personId, inspection.id);
  const table = useRef<HTMLTableElement>(null);
  const folding = useFolding(desk);
  const { collapsed, expand } = folding;

  const terms = useMemo<AssignmentTerms>(
    () => ({ feedbackOn: inspection.feedbackOn, today, reviewEveryDays: inspection.reviewEveryDays }),
    [inspection.feedbackOn, inspection.reviewEveryDays, today],
  );
  const naming = useMemo(() => namingOf(names), [names]);
  const byId = useMemo(() => new Map(rows.map((row) => [row.id, row])), [rows]);
  const staged = useMemo(() => new Map(staging.entries.map((e) => [e.id, e])), [staging.entries]);
  const onLinked = useLinked(rows, staged, step);
  const groups = useMemo(() => new Map(desk.groups.map((group) => [group.id, group])), [desk.groups]);
  const sections = useMemo(() => inSections(desk), [desk]);
  const order = useMemo(
    () =>
      sections.flatMap((s) => s.groups.flatMap((g) => (collapsed.has(g.group.id) ? [] : g.rows.map((row) => row.id)))),
    [sections, collapsed],
  );
  const { active, open: openHeading } = useHeading();
  const groupOf = useMemo(() => new Map(rows.map((row) => [row.id, row.groupId])), [rows]);
  const enter = useCallback((id: string) => openHeading(groupOf.get(id) ?? null, true), [groupOf, openHeading]);
  const selection = useSelection(rows, order, table, enter);
  const { chosen, keyDown } = selection;
  // Where something was ticked last, its heading shows what can be set for it.
  const toggle = useCallback(
    (id: string, extend: boolean) => {
      selection.toggle(id, extend);
      openHeading(groupOf.get(id) ?? null, false);
    },
    [selection.toggle, openHeading, groupOf],
  );
  const select = (ids: readonly string[], on: boolean) => {
    selection.setMany(ids, on);
    const [only, ...more] = new Set(ids.map((id) => groupOf.get(id)));
    if (on && only && more.length === 0) openHeading(only, false);
  };

  const accept = useCallback(
    (rows: readonly DeskRow[], { patch }: Offer) => step({ type: "stage", items: rows.map((row) => ({ row, patch })) }),
    [step],
  );
  const drop = useCallback((id: string) => step({ type: "drop", id }), [step]);
  const acts = useMemo(() => ({ toggle, expand, accept, drop, keyDown }), [toggle, expand, accept, drop, keyDown]);
  const offered = (chosen.length > 0 ? chosen : rows).flatMap((row) =>
    sureOffersOf(row, groups.get(row.groupId), wanted(row, staged.get(row.id)), naming).map(({ patch }) => ({
      row,
      patch,
    })),
  );
  return {
    ...{ staging, step, drafts, put, active, openHeading, onLinked, table, folding },
    ...{ terms, naming, byId, staged, sections, selection, select, acts, offered },
  };
}

/** On to the group behind the one just dealt with: its measures chosen, its heading open. @returns these measures */
export function goOn(
  { sections, selection, openHeading }: ReturnType<typeof useDesk>,
  done: readonly DeskRow[],
  byKey: boolean,
): readonly string[] {
  const groups = sections.flatMap((section) => section.groups);
  const next = nextGroup(groups, new Set(done.map(({ id }) => id)));
  selection.only(next);
  openHeading(groups.find(({ rows }) => rows.some(({ id }) => id === next[0]))?.group.id ?? null, byKey);
  return next;
}
