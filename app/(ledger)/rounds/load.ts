import type { Viewer } from "@/lib/access/viewer";
import { roundKey } from "@/lib/domain/inspection/round";
import type { AddressParams } from "@/lib/domain/text/address";
import { readRoundAddress } from "@/lib/features/round/filter";
import { bodyTable } from "@/lib/features/round/queries/bodies";
import { roundsFor } from "@/lib/features/round/queries/rounds";

/** The bodies of the round asked for, else of the newest; no table while there is no inspection. Seven statements at most. */
export async function loadRound(viewer: Viewer, params: AddressParams) {
  const { round: key, unread, ...address } = readRoundAddress(params);
  const rounds = await roundsFor(viewer, address.q);
  const named = rounds.find((round) => roundKey(round) === key);
  const current = named ?? rounds[0];
  return {
    address,
    rounds,
    unread: [...(key !== undefined && !named ? [{ field: "round" as const, text: key }] : []), ...unread],
    shown: current ? { round: current, table: await bodyTable(viewer, current, address) } : null,
  };
}
