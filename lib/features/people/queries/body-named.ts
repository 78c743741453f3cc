import "server-only";
import { containing } from "@/lib/db/containing";
import { Prisma } from "@/lib/db/generated/client";
import { typedInitials } from "@/lib/domain/people/name-keys";

/** What finds a body by what was typed, as a condition on its row in a statement; nothing typed finds all of them. */
export function bodyNamed(body: Prisma.Sql, typed: string): Prisma.Sql {
  const match = `%${containing(typed.trim()).contains}%`;
  const letters = typedInitials(typed);
  const spelt = letters ? Prisma.sql` OR ${body}.initials LIKE ${`%${letters}%`}` : Prisma.empty;
  return Prisma.sql`(${body}.name ILIKE ${match} OR ${body}.short_name ILIKE ${match}${spelt})`;
}
