import "server-only";
import { chainCheckAllJob, chainCheckJob } from "../features/audit/jobs";
import type { Job } from "../jobs/job";
import { sweepJob } from "../jobs/sweep";

/** Every queue with what does its jobs: made in the migration step, worked through by the worker. */
export const JOBS: readonly Job[] = [sweepJob, chainCheckAllJob, chainCheckJob];
