import "server-only";
import { chainCheck, chainCheckAll } from "./chain-check";
import type { Handlers } from "./handler";
import { sweep } from "./sweep";

/** What does the jobs of each queue. */
export const HANDLERS: Handlers = { sweep, "chain-check-all": chainCheckAll, "chain-check": chainCheck };
