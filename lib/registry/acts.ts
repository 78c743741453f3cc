import type { Act } from "@/lib/access/act";
import * as account from "@/lib/features/account/acts";
import * as audit from "@/lib/features/audit/acts";
import * as calendar from "@/lib/features/calendar/acts";
import * as feedback from "@/lib/features/feedback/acts";
import * as imports from "@/lib/features/import/acts";
import * as inspection from "@/lib/features/inspection/acts";
import * as ledger from "@/lib/features/ledger/acts";
import * as measure from "@/lib/features/measure/acts";
import * as people from "@/lib/features/people/acts";
import * as roster from "@/lib/features/roster/acts";
import * as round from "@/lib/features/round/acts";
import * as sheet from "@/lib/features/sheet/acts";
import * as sheetRound from "@/lib/features/sheet-round/acts";

const OWNED = {
  account,
  audit,
  calendar,
  feedback,
  import: imports,
  inspection,
  ledger,
  measure,
  people,
  roster,
  round,
  "sheet-round": sheetRound,
  sheet,
};

const isAct = (value: unknown): value is Act => typeof value === "object" && value !== null && "sentence" in value;

/** Every act of the product by its name, with the noun that owns it. What is not here cannot be done. */
export const ACTS: readonly { noun: string; constant: string; act: Act }[] = Object.entries(OWNED).flatMap(
  ([noun, module]) =>
    Object.entries(module).flatMap(([constant, value]) => (isAct(value) ? [{ noun, constant, act: value }] : [])),
);
