import "server-only";
import { Prisma } from "./generated/client";

/** PostgreSQL's own code of what a statement failed with; empty where it was something else. */
export function serverCode(error: unknown): string {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return "";
  const { driverAdapterError } = (error.meta ?? {}) as { driverAdapterError?: { cause?: { originalCode?: string } } };
  return driverAdapterError?.cause?.originalCode ?? "";
}
