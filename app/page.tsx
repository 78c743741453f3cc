import { redirect } from "next/navigation";
import { requireViewer } from "@/lib/access/session";
import { startPage } from "@/lib/access/start-page";

/** No page of its own: everybody starts where their post's work is. */
export default async function Home(): Promise<never> {
  redirect(startPage(await requireViewer()));
}
