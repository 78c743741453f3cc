import "server-only";
import type { Handlers } from "./handler";
import { sweep } from "./sweep";

/** What does the jobs of each queue. */
export const HANDLERS: Handlers = { sweep };
