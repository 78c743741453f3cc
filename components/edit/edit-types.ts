import type { ParentValue } from "@/lib/domain/measure/parent";
import type { ExtendedKind, MeasureStatus } from "@/lib/domain/types";

/** Rows as the edit dialogs take them: small, and safe to hand from the server to the browser. */

export type EditableMeasure = {
  id: string;
  code: string;
  version: number;
  text: string;
  remark: string;
  status: MeasureStatus;
  /** 期初已完成. */
  opening: boolean;
  struck: boolean;
  /** The number it was merged into, when that is why it is struck. */
  mergedInto: string | null;
  inspectionId: string;
  parent: ParentValue;
};

export type EditableIssue = {
  id: string;
  code: string;
  version: number;
  inspectionId: string;
  sectionId: string | null;
  title: string;
  text: string;
  target: string;
  struck: boolean;
  /** The number it was merged into, when that is why it is struck. */
  mergedInto: string | null;
  /** Left out: the dialog does not offer to edit them. */
  manifestations?: string[];
  advice?: string[];
};

export type EditableItem = {
  id: string;
  code: string;
  version: number;
  inspectionId: string;
  kind: ExtendedKind;
  issueId: string | null;
  title: string;
  text: string;
  struck: boolean;
};

export type EditableSection = { id: string; number: string; title: string };

/** A row beside the one edited, in printed order and without struck ones: to go behind, or to merge with. */
export type Sibling = { id: string; code: string; title: string; version: number };

export type EditChoice = { value: string; label: string };
