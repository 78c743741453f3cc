import { entrance } from "@/lib/command/entrance";
import { checkpoints, pendingMigrations, supervision } from "@/lib/command/health";
import { roomToWrite } from "@/lib/command/room";
import { requestLog } from "@/lib/log";

export const dynamic = "force-dynamic";

/** Nothing of the ledger and nothing that helps an attacker: states and counts. */
async function answer(status: number, why?: string): Promise<Response> {
  const body = {
    ok: status === 200,
    ...(why && { why }),
    // Reading goes on while the disk is nearly full.
    writing: (await roomToWrite()) ? "open" : "stopped: disk nearly full",
    // Requests are served all the same: nothing to answer 503 for.
    ...(status === 200 && { checkpoints: await checkpoints() }),
    ...supervision(),
  };
  return Response.json(body, { status, headers: { "Cache-Control": "no-store" } });
}

/** For load balancers and monitors, without an account: 200 when requests can be served, else 503 and why. */
export const GET = entrance(
  { act: "public", scope: "whether the database answers and is migrated; nothing of its content" },
  async (request: Request): Promise<Response> => {
    try {
      const pending = await pendingMigrations();
      return await (pending.length > 0 ? answer(503, "database not migrated") : answer(200));
    } catch (error) {
      requestLog(request.headers).error({ err: error }, "health check failed");
      return answer(503, "database not reachable");
    }
  },
);
