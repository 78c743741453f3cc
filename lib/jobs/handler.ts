import "server-only";
import type { JobData, QueueName } from "./queues";

/** How long a run may still work. A handler asks between its steps, each of which it has made good by then. */
export type Slice = {
  /** True when the time is up or the worker is asked to end: send what is left as a further job and return. */
  over(): boolean;
};

/**
 * Does a job. It may be done twice, also at once in two places (a worker killed in the middle, one taken for dead), so
 * a step that is not the same done twice repeats in its own transaction the condition it was decided on.
 */
export type Handler<Q extends QueueName> = (data: JobData<Q>, slice: Slice) => Promise<void>;
export type Handlers = { [Q in QueueName]: Handler<Q> };
