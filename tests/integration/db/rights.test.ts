import type { Client } from "pg";
import { describe, expect, it } from "vitest";
import { migrate } from "@/lib/cli/migrate";
import { type Rights, readRights } from "@/lib/db/rights";
import { ensureRuntimeRole, RUNTIME_ROLE } from "@/lib/db/runtime-role";
import { ownsTables } from "@/lib/db/web-login";
import { asOwner, createDatabase, webUrlOf } from "@/tests/support/database";

type Held = { table: string; privilege: string; column: string | null };

/** Everything the runtime role, and everybody, was granted on tables and columns, as the catalogue has it. */
async function granted(client: Client): Promise<Held[]> {
  const { rows } = await client.query<Held>(
    `SELECT c.relname AS table, a.privilege_type AS privilege, NULL AS column
       FROM pg_class c, aclexplode(c.relacl) a
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm') AND a.grantee <> c.relowner
     UNION ALL
     SELECT c.relname, a.privilege_type, t.attname
       FROM pg_class c JOIN pg_attribute t ON t.attrelid = c.oid, aclexplode(t.attacl) a
      WHERE c.relnamespace = 'public'::regnamespace AND a.grantee <> c.relowner
      ORDER BY 1, 2, 3`,
  );
  return rows;
}

function stated(rights: readonly Rights[]): Held[] {
  return rights.flatMap(({ table, insert, update, delete: mayDelete }) => [
    ...(mayDelete ? [{ table, privilege: "DELETE", column: null }] : []),
    ...(insert ? [{ table, privilege: "INSERT", column: null }] : []),
    { table, privilege: "SELECT", column: null },
    ...update.map((column) => ({ table, privilege: "UPDATE", column })),
  ]);
}

const sorted = (held: readonly Held[]) => held.map((h) => `${h.table} ${h.privilege} ${h.column ?? ""}`).sort();

/** Functions that act with the rights of their owner, those of triggers apart: who owns each, what names it looks up where, and who may call it. */
const definers = async (client: Client) =>
  (
    await client.query<{ name: string; owner: boolean; config: string[] | null; callers: string[] }>(
      `SELECT p.proname AS name, p.proconfig AS config,
              p.proowner = (SELECT relowner FROM pg_class WHERE oid = 'public.event'::regclass) AS owner,
              array(SELECT coalesce(r.rolname, 'PUBLIC')::text
                      FROM aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a LEFT JOIN pg_roles r ON r.oid = a.grantee
                     WHERE a.grantee <> p.proowner ORDER BY 1) AS callers
         FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace AND p.prosecdef AND p.prorettype <> 'trigger'::regtype
        ORDER BY 1`,
    )
  ).rows;

/** What default privileges give on tables made later. */
const defaults = async (client: Client) =>
  (
    await client.query<{ line: string }>(
      `SELECT g.rolname || ' ' || a.privilege_type AS line
       FROM pg_default_acl d, aclexplode(d.defaclacl) a JOIN pg_roles g ON g.oid = a.grantee
       WHERE d.defaclobjtype = 'r' AND a.grantee <> d.defaclrole ORDER BY 1`,
    )
  ).rows.map((row) => row.line);

describe("the rights of the application", () => {
  it("are exactly what the comments of the schema state, column by column", async () => {
    const url = await createDatabase("rights", "template");
    const held = await asOwner(granted, url);
    const noted = { table: "_prisma_migrations", privilege: "SELECT", column: null };
    expect(sorted(held)).toEqual(sorted([...stated(readRights()), noted]));
  });

  it("let it call exactly the functions of the owner the comments name, which look up nothing of the caller's", async () => {
    const url = await createDatabase("functions", "template");
    const named = [...new Set(readRights().flatMap((rights) => rights.through))].sort();
    expect(named).toEqual(["x_append_events", "x_open_chain"]);
    const config = ["search_path=pg_catalog, pg_temp"];
    expect(await asOwner(definers, url)).toEqual(
      named.map((name) => ({ name, owner: true, config, callers: [RUNTIME_ROLE] })),
    );
  });

  it("on tables of the future are to read and to add; a database of the first release loses what it gave", async () => {
    const url = await createDatabase("defaults", "template");
    await asOwner(async (client) => {
      await client.query(`
        GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ${RUNTIME_ROLE};
        GRANT UPDATE (reason) ON event TO ${RUNTIME_ROLE};
        ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${RUNTIME_ROLE};`);
      await ensureRuntimeRole(client, []);
      expect(await defaults(client)).toEqual([`${RUNTIME_ROLE} INSERT`, `${RUNTIME_ROLE} SELECT`]);
      await client.query("CREATE TABLE later (id int PRIMARY KEY)");
      const later = (await granted(client)).filter((h) => h.table === "later");
      expect(later.map((h) => h.privilege)).toEqual(["INSERT", "SELECT"]);
      const others = (await granted(client)).filter((h) => h.table !== "later" && h.table !== "_prisma_migrations");
      expect(sorted(others)).toEqual(sorted(stated(readRights())));
    }, url);
  });

  it("are stated by every model, in the known form", () => {
    const schema = (comment: string) => [
      { path: "x.prisma", content: `${comment}model Thing {\n  id Int @id\n\n  @@map("thing")\n}\n` },
    ];
    expect(readRights(schema("/// A thing.\n/// Rights: update (a, b), delete.\n"))).toEqual([
      { table: "thing", insert: true, update: ["a", "b"], delete: true, through: [] },
    ]);
    expect(readRights(schema("/// Rights: read-only.\n"))).toMatchObject([
      { insert: false, update: [], delete: false, through: [] },
    ]);
    expect(readRights(schema("/// Rights: through make_a, make_b.\n"))).toEqual([
      { table: "thing", insert: false, update: [], delete: false, through: ["make_a", "make_b"] },
    ]);
    expect(() => readRights(schema("/// A thing.\n"))).toThrow(/Thing/);
    expect(() => readRights(schema("/// Rights: all.\n"))).toThrow(/Thing/);
  });
});

describe("the login of the application", () => {
  it("owns nothing, and giving up its role gains nothing", async () => {
    const url = await createDatabase("login", "nothing");
    await migrate({ ownerUrl: url });
    const refused = [
      "CREATE TABLE mine (id int)",
      "CREATE TEMP TABLE mine (id int)",
      "CREATE SCHEMA mine",
      "CREATE ROLE mine",
      "SELECT rolpassword FROM pg_authid",
      "UPDATE _prisma_migrations SET checksum = ''",
      "DELETE FROM _prisma_migrations",
      "DELETE FROM event",
      "INSERT INTO event SELECT * FROM event",
      "INSERT INTO event_chain VALUES ('invented', 0, '')",
      "UPDATE event_chain SET seq = 0, hash = ''",
      "SELECT 1 FROM event_chain FOR UPDATE",
      "ALTER FUNCTION x_append_events SECURITY INVOKER",
      "UPDATE event SET reason = ''",
      "DELETE FROM event_chain",
      "TRUNCATE event_chain",
      "UPDATE signature SET remark = ''",
      "UPDATE progress_entry SET text = ''",
      "UPDATE application SET statement = ''",
      "DELETE FROM application",
      "UPDATE outcome SET value = 0",
      "UPDATE point_to_mend SET text = ''",
      "UPDATE account SET login = 'x'",
      "UPDATE account SET person_id = id",
      "INSERT INTO body_ancestor SELECT id, id, 1 FROM body",
      "UPDATE body_ancestor SET depth = 0",
      "UPDATE body SET parent_id = NULL",
      "UPDATE measure SET id = issue_id",
      "UPDATE measure SET body_id = id",
      "UPDATE post SET role = 'SYSTEM_ADMIN'",
      "UPDATE person SET body_id = id",
      "UPDATE installation SET kind = 'EXAMPLE'",
      "DELETE FROM measure",
      "ALTER TABLE event DISABLE TRIGGER ALL",
      "SET session_replication_role = replica",
      "SET ROLE ledger_owner",
      "SELECT pg_read_file('/etc/passwd')",
      "COPY event TO PROGRAM 'cat'",
    ];
    for (const role of [`SET ROLE ${RUNTIME_ROLE}`, "SET ROLE NONE", "RESET SESSION AUTHORIZATION"]) {
      await asOwner(async (client) => {
        for (const sql of refused) {
          await client.query(role);
          await expect(client.query(sql), `${role}; ${sql}`).rejects.toThrow(
            /permission denied|must be (owner|superuser)|does not exist|must have|only roles/,
          );
        }
      }, webUrlOf(url));
    }
  });

  it("is told from one that owns the tables", async () => {
    const url = await createDatabase("owns", "template");
    expect(await ownsTables(webUrlOf(url))).toBe(false);
    expect(await ownsTables(url)).toBe(true);
  });
});
