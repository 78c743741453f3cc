import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { answering, type Result } from "@/lib/command/result";
import { dismissReading } from "@/lib/reading/desk";

/**
 * 知道了: takes a file that could not be read off the list of whoever handed it in. Nothing of it was ever kept, so there is
 * no transaction and no event; another's list, or a file that is being read, stays as it is.
 */
export function dismissFailedReading(viewer: Viewer, which: string): Promise<Result> {
  return answering(() => dismissReading(viewer.personId, which));
}
