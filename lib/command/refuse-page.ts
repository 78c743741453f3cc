import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { noteRefusedAccess } from "@/lib/access/refused-access";
import { REQUEST_PATH_HEADER } from "@/lib/access/request-path";
import type { Viewer } from "@/lib/access/viewer";

/** To somebody whose posts do not open a page it does not exist; that they asked for it is noted. */
export async function refusePage(viewer: Viewer): Promise<never> {
  const [path = ""] = ((await headers()).get(REQUEST_PATH_HEADER) ?? "").split("?");
  await noteRefusedAccess(viewer, `打开页面 ${path}`);
  notFound();
}
