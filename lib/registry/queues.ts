import "server-only";
import { chainCheck, chainCheckAll } from "../features/audit/jobs";
import type { Handlers } from "../jobs/handler";
import { sweep } from "../jobs/sweep";

/** What does the jobs of each queue. */
export const HANDLERS: Handlers = { sweep, "chain-check-all": chainCheckAll, "chain-check": chainCheck };
