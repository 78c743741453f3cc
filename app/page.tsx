import { redirect } from "next/navigation";
import { requireViewer } from "@/lib/auth/session";
import { startPage } from "@/lib/auth/start-page";

/** No page of its own: everybody starts where their post's work is. */
export default async function Home(): Promise<never> {
  redirect(startPage(await requireViewer()));
}
