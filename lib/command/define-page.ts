import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { cache } from "react";
import type { Act } from "@/lib/access/act";
import { mayEver } from "@/lib/access/can";
import { noteRefusedAccess } from "@/lib/access/refused-access";
import { REQUEST_PATH_HEADER } from "@/lib/access/request-path";
import { requireViewer } from "@/lib/access/session";
import type { Viewer } from "@/lib/access/viewer";
import { inSnapshot } from "@/lib/db/snapshot";
import { type AddressParams, readAddress } from "@/lib/domain/text/address";
import { isRecordId } from "@/lib/domain/text/condition";

/**
 * The one way to make a page of the ledger. A page is a public endpoint: each request finds out who asks and whether a post
 * of theirs opens it, reads the address through lib/domain/text/address, and reads everything shown in one snapshot that
 * ends before anything is drawn.
 */

/** What Next hands to a page. */
export type PageProps = { params?: Promise<{ id?: string }>; searchParams?: Promise<AddressParams> };

/**
 * Who finds the page there: who holds a post that may ever do the act, or whom the navigation leads to it; or everybody with
 * a post, where the loader finds the row by the viewer's scope or not at all.
 */
export type Door = { act: Act } | { may: (viewer: Viewer) => boolean } | "by row";

export type Asked = {
  viewer: Viewer;
  /** Of the row in the address, "" on a page without one. What cannot be an id is not asked for. */
  id: string;
  /** What stands behind the ? of the address. */
  query: AddressParams;
};

function opensTo(viewer: Viewer, door: Door): boolean {
  if (door === "by row") return true;
  return "act" in door ? mayEver(viewer, door.act) : door.may(viewer);
}

/** To somebody whose posts do not open a page it does not exist; that they asked for it is noted. */
async function refusePage(viewer: Viewer): Promise<never> {
  const [path = ""] = ((await headers()).get(REQUEST_PATH_HEADER) ?? "").split("?");
  await noteRefusedAccess(viewer, `打开页面 ${path}`);
  notFound();
}

/**
 * Makes what a page and its title are drawn from: who asks, what for, and what the loader found. The loader runs once per
 * request, in one snapshot; null where there is no such row for the viewer, and the page does not exist.
 */
export function definePage<T extends object>(door: Door, load: (asked: Asked) => Promise<T | null>) {
  const open = cache(async (id: string, address: string): Promise<Asked & { found: T }> => {
    const viewer = await requireViewer();
    if (!opensTo(viewer, door)) return refusePage(viewer);
    const asked = { viewer, id, query: JSON.parse(address) as AddressParams };
    const found = id === "" || isRecordId(id) ? await inSnapshot(() => load(asked)) : null;
    return found ? { ...asked, found } : notFound();
  });
  return async ({ params, searchParams }: PageProps) => {
    const { id = "" } = (await params) ?? {};
    return open(id, JSON.stringify(searchParams ? await readAddress(searchParams) : {}));
  };
}
