import "server-only";
import { randomUUID } from "node:crypto";
import { part } from "../domain/text/text";
import { TooBusy } from "../domain/too-busy";
import { Prisma } from "./generated/client";

/** PostgreSQL's own code of what a statement failed with; empty where it was something else. */
export function serverCode(error: unknown): string {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return "";
  const { driverAdapterError } = (error.meta ?? {}) as { driverAdapterError?: { cause?: { originalCode?: string } } };
  return driverAdapterError?.cause?.originalCode ?? "";
}

/** Prisma's code of a transaction that could not begin in time, or took longer than it may. */
const TRANSACTION_LATE = "P2028";
/** What the pool of the driver says, which gives it no code. */
const NO_CONNECTION = /timeout exceeded when trying to connect|Connection terminated due to connection timeout/;

function isBusy(error: unknown): boolean {
  if (error instanceof Prisma.PrismaClientKnownRequestError) return error.code === TRANSACTION_LATE;
  return error instanceof Error && NO_CONNECTION.test(error.message);
}

/**
 * Asks the database for something, by a wait that has an end.
 * @throws TooBusy instead of what Prisma and the driver say where it took too long
 */
export async function orTooBusy<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isBusy(error)) throw new TooBusy(part(randomUUID(), 0, 8), error);
    throw error;
  }
}
