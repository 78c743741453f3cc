import { requestLog } from "@/lib/log";
import { pendingMigrations } from "@/lib/queries/health";

export const dynamic = "force-dynamic";

const answer = (status: number, body: { ok: boolean; why?: string }): Response =>
  Response.json(body, { status, headers: { "Cache-Control": "no-store" } });

/** For load balancers and monitors, without an account: 200 when requests can be served, else 503 and why. */
export async function GET(request: Request): Promise<Response> {
  try {
    const pending = await pendingMigrations();
    if (pending.length > 0) return answer(503, { ok: false, why: "database not migrated" });
    return answer(200, { ok: true });
  } catch (error) {
    requestLog(request.headers).error({ err: error }, "health check failed");
    return answer(503, { ok: false, why: "database not reachable" });
  }
}
