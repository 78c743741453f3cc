import { factsOf } from "@/lib/domain/feedback/ledger-text";
import {
  CATEGORY_LABEL,
  type DraftMeasure,
  type DraftNote,
  type ParsedReport,
  type ReportContract,
} from "@/lib/features/import/read/outline/types";
import { statedDoubts } from "./grouped";

/** The category is a field of its own. */
const otherFacts = (notes: readonly DraftNote[]) =>
  factsOf(notes).flatMap(({ label, text }) => (label === CATEGORY_LABEL ? [] : [{ label, text }]));

const measure = ({ number, text, enumerated }: DraftMeasure) => ({ number, text, enumerated });

/** Exactly the fields of the contract (importer.md), without the sources the import desk needs. */
export function toContract(draft: ParsedReport): ReportContract {
  return {
    kind: draft.kind,
    title: draft.title,
    inspectedBody: draft.inspectedBody,
    team: draft.team,
    term: draft.term,
    round: draft.round,
    batch: draft.batch,
    onsite: { from: draft.onsite.from, to: draft.onsite.to },
    feedbackOn: draft.feedbackOn,
    publishedOn: draft.publishedOn,
    contact: { ...draft.contact },
    signature: draft.signature,
    sections: draft.sections.map(({ number, title }) => ({ number, title })),
    issues: draft.issues.map((issue) => ({
      section: issue.section,
      group: issue.group,
      category: issue.category,
      number: issue.number,
      title: issue.title,
      text: issue.text,
      opinions: issue.advice.map(({ text }) => text),
      measures: issue.measures.map(measure),
      facts: otherFacts(issue.notes),
    })),
    extendedItems: draft.extendedItems.map((item) => ({
      kind: item.kind,
      number: item.number,
      title: item.title,
      suggestedParent: item.suggestedParent ? { ...item.suggestedParent } : null,
      measures: item.measures.map(measure),
    })),
    claimed: draft.claimed.map(({ what, value, unit, text }) => ({ what, value, unit, text })),
    problems: statedDoubts(draft.problems),
  };
}
