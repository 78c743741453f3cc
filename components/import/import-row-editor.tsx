"use client";

import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import type { Review } from "@/lib/features/import/read/review/review-schema";
import type { Correct } from "./import-editor-parts";
import { MeasureEditor } from "./import-measure-editor";
import { IssueEditor, ItemEditor, SectionEditor } from "./import-parent-editors";
import type { FoundRow } from "./import-rows";
import type { Typed, TypedChange } from "./import-typed";

/**
 * What can be done with the row chosen in the tree. Mounted anew for every row and every correction, so its fields hold
 * that row's text, and the row comes into sight where choosing or correcting it has put it.
 */
export function ImportRowEditor(props: EditorProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.closest("[data-row]")?.scrollIntoView({ block: "nearest" });
  }, []);
  return (
    <div ref={box}>
      <Editor {...props} />
    </div>
  );
}

type EditorProps = {
  found: FoundRow;
  review: Review;
  pending: boolean;
  correct: Correct;
  typed: Typed | undefined;
  onTyped: TypedChange;
};

function Editor({ found, review, pending, correct, typed, onTyped }: EditorProps) {
  if (found.row.dropped) {
    return (
      <div className="flex items-center gap-3 text-sm">
        <span className="text-muted">这一条已标记为不录入。</span>
        <Button size="sm" pending={pending} onClick={() => correct({ type: "restore", key: found.row.key })}>
          恢复录入
        </Button>
      </div>
    );
  }
  const common = { review, pending, correct, typed, onTyped };
  switch (found.type) {
    case "section":
      return <SectionEditor row={found.row} {...common} />;
    case "issue":
      return <IssueEditor row={found.row} {...common} />;
    case "item":
      return <ItemEditor row={found.row} {...common} />;
    case "measure":
      return <MeasureEditor row={found.row} parent={found.parent} {...common} />;
  }
}
