import { type Act, mayEver } from "@/lib/access/policy";
import { requireViewer } from "@/lib/access/session";
import type { Viewer } from "@/lib/access/viewer";
import { refusePage } from "./refuse-page";

/** The viewer at the door of a page: who could never do the act is told there is no such page. */
export async function openPage(act: Act): Promise<Viewer> {
  const viewer = await requireViewer();
  if (!mayEver(viewer, act)) return refusePage(viewer);
  return viewer;
}
