import type { ReportDocument } from "@/lib/features/import/read/file/document";
import { pageTree } from "@/lib/features/import/read/file/markup";
import { TooCostly, tooCostly } from "@/lib/features/import/read/file/too-costly";
import { PageReader } from "./page-reader";

/** `<meta charset>` or `http-equiv` in the first 2 KB of a page. */
export function declaredCharset(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 2048));
  return /<meta[^<>]{1,300}charset\s{0,9}=\s{0,9}["']?\s{0,9}([\w-]{1,40})/i.exec(head)?.[1];
}

/**
 * A page as a document, one line per block element or forced break; numbers of lists are written out and what is not
 * displayed is left out. Pure; refused where the page is nested deeper or has more elements than is read.
 */
export function htmlDocument(html: string): { ok: true; document: ReportDocument } | { ok: false; why: string } {
  try {
    return { ok: true, document: { ...new PageReader(pageTree(html)).read(), mayGoOn: "any" } };
  } catch (error) {
    if (error instanceof TooCostly) return { ok: false, why: tooCostly("网页", error) };
    throw error;
  }
}
