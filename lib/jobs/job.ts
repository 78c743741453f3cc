import "server-only";
import type { z } from "zod";
import type { Queue } from "./queue";

/** How long a run may still work. A handler asks between its steps, each of which it has made good by then. */
export type Slice = {
  /** True when the time is up or the worker is asked to end: send what is left as a further job and return. */
  over(): boolean;
};

/**
 * Does a job. It may be done twice, also at once in two places (a worker killed in the middle, one taken for dead), so
 * a step that is not the same done twice repeats in its own transaction the condition it was decided on.
 */
export type Handler<D> = (data: D, slice: Slice) => Promise<void>;

/** A queue with what does its jobs. */
export type Job = {
  queue: Queue;
  /** @throws when what the job carries is not what its queue declares */
  run: Handler<unknown>;
};

export function defineJob<D extends z.ZodType>(queue: Queue<D>, handler: Handler<z.output<D>>): Job {
  return { queue, run: (data, slice) => handler(queue.data.parse(data ?? {}), slice) };
}
