"use client";

import { AnswersButton } from "@/components/answers/answers-button";
import { Button } from "@/components/ui/button";
import type { Desk, DeskGroup, DeskRow } from "@/lib/features/assign/queries/assign-desk";
import { REVIEW } from "../assign-bar";
import { EMPTY } from "../assign-draft";
import { previewOf } from "../assign-preview";
import { wanted } from "../assign-staging";
import { goOn, type useDesk } from "../use-desk";
import { GroupFields } from "./group-fields";
import { summaryInWords, summaryOf } from "./group-summary";

/** What stands in the heading of each issue or item: what its measures have in common, or, where one is at work, the fields to set it. */
export function useHeadings(state: ReturnType<typeof useDesk>, desk: Desk, today: string) {
  const { active, openHeading, drafts, put, selection, staged, terms, naming, step } = state;

  return (group: DeskGroup, rows: readonly DeskRow[]) => {
    const ticked = rows.filter(({ id }) => selection.selected.has(id));
    const targets = ticked.length > 0 ? ticked : rows;
    const summary = summaryOf(
      targets.map((row) => wanted(row, staged.get(row.id))),
      naming,
    );
    const onEnter = () => openHeading(group.id, true);
    const answers = group.lines && (
      <AnswersButton
        size="sm"
        variant="quiet"
        className="-my-0.5 font-normal"
        of={{ issue: group.id }}
        title={`问题 ${group.code} 的措施对应情况`}
        onSaved={state.onLinked}
      >
        <span className="sr-only">{`${group.code} `}</span>
        <span className={group.lines.open > 0 ? "text-amber" : "text-muted"}>
          表现、意见对应 {group.lines.all - group.lines.open}/{group.lines.all}
        </span>
      </AnswersButton>
    );
    if (active?.id !== group.id) {
      const said = summaryInWords(summary);
      const beside = (
        <>
          {answers}
          <Button size="sm" variant="quiet" className="-my-0.5 max-w-80 font-normal" onClick={onEnter}>
            <span className="sr-only">{`${group.code} `}</span>
            <span className="truncate">{said || "明确本组分工"}</span>
            {drafts[group.id] && <span className="text-amber">（未暂存）</span>}
          </Button>
        </>
      );
      return { beside, fields: null, onEnter };
    }
    const fields = (
      <GroupFields
        key={group.id}
        group={group}
        desk={desk}
        today={today}
        count={targets.length}
        summary={summary}
        draft={drafts[group.id] ?? EMPTY}
        onDraft={(draft) => put(group.id, draft)}
        preview={(patch) => previewOf(targets, patch, { staged, terms, naming })}
        asked={active.asked}
        onStage={(patch) => {
          if (patch) step({ type: "stage", items: targets.map((row) => ({ row, patch })) });
          put(group.id, EMPTY);
          // Behind the last one what was set aside is reviewed; its button can be pressed once this is drawn.
          if (goOn(state, targets, true).length > 0) return;
          requestAnimationFrame(() => document.getElementById(REVIEW)?.focus());
        }}
      />
    );
    return { beside: answers, fields, onEnter };
  };
}
