import type { Client } from "pg";

/**
 * The role the application works under. It reads and writes rows and nothing else: it cannot change tables, and of
 * history it can only add. Connections are opened with `-c role=ledger_app` (see client.ts).
 */
export const RUNTIME_ROLE = "ledger_app";

/** Tables to which rows are only ever added. Triggers refuse changes even by the owner (see the migrations). */
export const APPEND_ONLY_TABLES = ["event", "progress_entry", "close_out_step"] as const;

const roleAdvice = (user: string) =>
  `数据库用户 ${user} 不能建立角色，请管理员执行 (this database user may not create roles; have an administrator run): ` +
  `CREATE ROLE ${RUNTIME_ROLE} NOLOGIN; GRANT ${RUNTIME_ROLE} TO "${user}";`;

async function ensureRole(client: Client): Promise<void> {
  const { rows } = await client.query<{ exists: boolean; me: string; may: boolean }>(
    `SELECT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = $1) AS exists, current_user AS me,
            (SELECT rolcreaterole OR rolsuper FROM pg_roles WHERE rolname = current_user) AS may`,
    [RUNTIME_ROLE],
  );
  const found = rows[0];
  if (!found || found.exists) return;
  if (!found.may) throw new Error(roleAdvice(found.me));
  // Roles belong to the whole server: another database of it may be migrated at this very moment.
  await client.query(
    `DO $$ BEGIN CREATE ROLE ${RUNTIME_ROLE} NOLOGIN;
     EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$`,
  );
}

async function ensureMember(client: Client, user: string): Promise<void> {
  const { rows } = await client.query<{ member: boolean }>("SELECT pg_has_role($1, $2, 'MEMBER') AS member", [
    user,
    RUNTIME_ROLE,
  ]);
  if (rows[0]?.member) return;
  try {
    await client.query(`GRANT ${RUNTIME_ROLE} TO ${client.escapeIdentifier(user)}`);
  } catch (cause) {
    throw new Error(roleAdvice(user), { cause });
  }
}

/**
 * Makes sure the runtime role exists, may be taken by the given logins, and has exactly the rights described above.
 * Run by the owner after every migration; safe to repeat.
 * @param logins users that connect as the application; the connected owner is always one of them
 */
export async function ensureRuntimeRole(client: Client, logins: readonly string[]): Promise<void> {
  await ensureRole(client);
  const { rows } = await client.query<{ me: string }>("SELECT current_user AS me");
  for (const login of new Set([...rows.map((row) => row.me), ...logins])) await ensureMember(client, login);
  const appendOnly = APPEND_ONLY_TABLES.map((table) => client.escapeIdentifier(table)).join(", ");
  await client.query(`
    BEGIN;
    GRANT USAGE ON SCHEMA public TO ${RUNTIME_ROLE};
    REVOKE CREATE ON SCHEMA public FROM ${RUNTIME_ROLE};
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ${RUNTIME_ROLE};
    GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO ${RUNTIME_ROLE};
    ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${RUNTIME_ROLE};
    ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE ON SEQUENCES TO ${RUNTIME_ROLE};
    REVOKE ALL ON ${appendOnly}, _prisma_migrations FROM ${RUNTIME_ROLE};
    GRANT SELECT, INSERT ON ${appendOnly} TO ${RUNTIME_ROLE};
    GRANT SELECT ON _prisma_migrations TO ${RUNTIME_ROLE};
    COMMIT;
  `);
}
