import "server-only";
import type { Client } from "pg";
import { type Rights, readRights } from "./rights";

/**
 * The role the application works under. It reads and adds rows and changes what the schema's comments name, nothing
 * else: it cannot change tables, and history it only goes on with, through functions of the owner. Logins of the application are members of it (see
 * web-login.ts), and connections are opened with `-c role=ledger_app` too (see client.ts), for servers with a single login.
 */
export const RUNTIME_ROLE = "ledger_app";

/** Tables to which rows are only ever added. Triggers refuse changes even by the owner (see the migrations). */
export const APPEND_ONLY_TABLES = [
  "event",
  "opening",
  "progress_entry",
  "progress_withdrawal",
  "sheet_import_row",
  "sheet_round_unit",
  "signature",
  "withdrawal",
] as const;

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

/** What a table's rights are, as statements; whatever was granted before is taken back first. */
function grantsOf(client: Client, { table, insert, update, delete: mayDelete, through }: Rights): string[] {
  const name = client.escapeIdentifier(table);
  const columns = update.map((column) => client.escapeIdentifier(column)).join(", ");
  const functions = through.map((one) => client.escapeIdentifier(one));
  return [
    `GRANT SELECT${insert ? ", INSERT" : ""} ON ${name} TO ${RUNTIME_ROLE}`,
    ...(update.length > 0 ? [`GRANT UPDATE (${columns}) ON ${name} TO ${RUNTIME_ROLE}`] : []),
    ...(mayDelete ? [`GRANT DELETE ON ${name} TO ${RUNTIME_ROLE}`] : []),
    ...functions.flatMap((one) => [
      `REVOKE ALL ON FUNCTION ${one} FROM ${RUNTIME_ROLE}, PUBLIC`,
      `GRANT EXECUTE ON FUNCTION ${one} TO ${RUNTIME_ROLE}`,
    ]),
  ];
}

/**
 * Makes sure the runtime role exists, may be taken by the given logins, and has exactly the rights the schema's comments
 * state (rights.ts); tables of the future give it SELECT and INSERT. Run by the owner after every migration; safe to repeat.
 * @param logins users that connect as the application; the connected owner is always one of them
 */
export async function ensureRuntimeRole(client: Client, logins: readonly string[]): Promise<void> {
  await ensureRole(client);
  const { rows } = await client.query<{ me: string; database: string }>(
    "SELECT current_user AS me, current_database() AS database",
  );
  for (const login of new Set([...rows.map((row) => row.me), ...logins])) await ensureMember(client, login);
  const database = client.escapeIdentifier(rows[0]?.database ?? "");
  await client.query(`
    BEGIN;
    GRANT TEMPORARY ON DATABASE ${database} TO CURRENT_USER;
    REVOKE TEMPORARY ON DATABASE ${database} FROM PUBLIC;
    GRANT USAGE ON SCHEMA public TO ${RUNTIME_ROLE};
    REVOKE CREATE ON SCHEMA public FROM ${RUNTIME_ROLE}, PUBLIC;
    REVOKE ALL ON ALL TABLES IN SCHEMA public FROM ${RUNTIME_ROLE}, PUBLIC;
    REVOKE ALL ON ALL SEQUENCES IN SCHEMA public FROM ${RUNTIME_ROLE}, PUBLIC;
    ${readRights()
      .flatMap((rights) => grantsOf(client, rights))
      .join(";\n    ")};
    GRANT SELECT ON _prisma_migrations TO ${RUNTIME_ROLE};
    GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO ${RUNTIME_ROLE};
    ALTER DEFAULT PRIVILEGES IN SCHEMA public REVOKE ALL ON TABLES FROM ${RUNTIME_ROLE};
    ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT ON TABLES TO ${RUNTIME_ROLE};
    ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE ON SEQUENCES TO ${RUNTIME_ROLE};
    COMMIT;
  `);
}
