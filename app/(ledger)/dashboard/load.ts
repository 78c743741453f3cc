import { ANALYSES } from "@/components/dashboard/analyses";
import { mayEver } from "@/lib/access/can";
import type { Viewer } from "@/lib/access/viewer";
import { comparedDay, readComparison } from "@/lib/domain/measure/compared";
import { type AddressParams, one, readConditions } from "@/lib/domain/text/address";
import { dashboard } from "@/lib/features/dashboard/queries/dashboard";
import { leaderNames } from "@/lib/features/dashboard/queries/leaders";
import { inspectionNamed, pickInspection, switcherChoices } from "@/lib/features/inspection/queries/pick-inspection";
import { SIGN_MEASURE } from "@/lib/features/measure/acts";
import { toSign } from "@/lib/features/my-work/queries/sign-queue";

/** The inspection, its figures and the others to choose from; no figures while there is no inspection. */
export async function loadDashboard(viewer: Viewer, params: AddressParams) {
  const current = await pickInspection(viewer, params);
  if (!current) return { page: null };
  const { values, unread } = readConditions(params, {
    inspection: inspectionNamed(current),
    more: one((text) => ANALYSES.find(({ key }) => key === text)?.key ?? null),
  });
  const shown = values.more ?? null;
  const compared = comparedDay(readComparison(viewer.comparesWith), { ...current, today: viewer.today });
  return {
    page: {
      current,
      compared,
      shown,
      unread,
      data: await dashboard(viewer, current, compared.since),
      choices: await switcherChoices(viewer),
      waiting: mayEver(viewer, SIGN_MEASURE) ? await toSign(viewer) : null,
      names: shown === "leader" ? await leaderNames(viewer, current.id) : new Map<string, string>(),
    },
  };
}
