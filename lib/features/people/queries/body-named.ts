import "server-only";
import { containing } from "@/lib/db/containing";
import { Prisma } from "@/lib/db/generated/client";

/** What finds a body by what was typed, as a condition on its row in a statement; nothing typed finds all of them. */
export function bodyNamed(body: Prisma.Sql, typed: string): Prisma.Sql {
  const match = `%${containing(typed.trim()).contains}%`;
  return Prisma.sql`(${body}.name ILIKE ${match} OR ${body}.short_name ILIKE ${match})`;
}
