import { Button } from "@/components/ui/button";
import type { Outline } from "@/lib/features/feedback/queries/outline";
import { AddIssueDialog } from "./edit-issue";
import { AddItemDialog } from "./edit-item";
import { AddSectionDialog, SectionEditMenu } from "./edit-section";

/** What the office adds to an inspection by hand. */
export function OutlineActions({ inspectionId, outline }: { inspectionId: string; outline: Outline }) {
  return (
    <>
      <AddSectionDialog inspectionId={inspectionId} trigger={<Button size="sm">新增方面</Button>} />
      <AddIssueDialog
        inspectionId={inspectionId}
        sections={outline.sections.flatMap((s) => (s.id ? [{ value: s.id, label: `（${s.number}）${s.title}` }] : []))}
        trigger={<Button size="sm">新增反馈问题</Button>}
      />
      <AddItemDialog
        inspectionId={inspectionId}
        issues={outline.sections.flatMap((s) =>
          s.issues.filter((i) => !i.struck).map((i) => ({ value: i.id, label: `${i.code} ${i.title}` })),
        )}
        trigger={<Button size="sm">新增举一反三或改革事项</Button>}
      />
    </>
  );
}

/** What the office does to one section; nothing to the issues of no section. */
export function SectionActions({ section, outline }: { section: Outline["sections"][number]; outline: Outline }) {
  if (!section.id) return null;
  return (
    <SectionEditMenu
      section={{ id: section.id, number: section.number, title: section.title }}
      sections={outline.sections.flatMap(({ id, number, title }) => (id ? [{ id, number, title }] : []))}
    />
  );
}
