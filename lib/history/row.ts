import "server-only";
import type { Change } from "@/lib/domain/history/change";

/** What an event tells, each under the name it has in the body. */
export type Told = {
  id: string;
  chain: string;
  seq: number;
  at: Date;
  bodyId: string | null;
  personId: string | null;
  personName: string;
  postId: string | null;
  postLabel: string;
  action: string;
  subjectType: string;
  subjectId: string;
  subjectLabel: string;
  inspectionId: string | null;
  issueId: string | null;
  measureId: string | null;
  changes: Change[];
  /** Whether the changes tell everything kept of the subject. */
  full: boolean;
  reason: string;
};

/** An event as it is stored. */
export type StoredRow = Told & {
  prevHash: string;
  hash: string;
  version: string;
  /** Empty in version 1, and where it was destroyed. */
  body: string | null;
  bodyHash: string | null;
  /** Of version 1: the text its hash was taken of; empty for those from before it was kept. */
  hashed: string | null;
};
