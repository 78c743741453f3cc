import { PERSON_NAME_MAX, PERSON_TITLE_MAX } from "@/lib/domain/limits";
import { lengthOf } from "@/lib/domain/text/text";
import {
  ANOTHER,
  type Choices,
  type Known,
  type KnownPerson,
  type Offer,
  type PersonLine,
  type PersonWrite,
  type Problem,
  SAME,
} from "./sheet";
import { bareName } from "./words";

/** Who a row of people means: somebody of the ledger, somebody above in the sheet, or somebody new. */

/** How an account is written, and why one cannot be one. */
export type LoginRule = (typed: string) => { login: string } | { why: string };

type Entity = {
  write: PersonWrite;
  known: KnownPerson | null;
  row: number;
  login: string | null;
  position: string;
};

export type Meant = { entity: Entity; first: boolean } | { problems: Problem[] };

function put<T>(lists: Map<string, T[]>, name: string, one: T): void {
  const list = lists.get(name);
  if (list) list.push(one);
  else lists.set(name, [one]);
}

const described = ({ title, login }: { title: string; login: string | null }): string =>
  [title || "未填职务", login ? `账号${login}` : "没有账号"].join("，");

export class Persons {
  readonly #entities: Entity[] = [];
  /** The same by name as it is compared, and by account: a sheet has a thousand rows. */
  readonly #named = new Map<string, Entity[]>();
  readonly #accounts = new Map<string, Entity>();
  readonly #used = new Set<string>();
  readonly #known = new Map<string, KnownPerson[]>();

  constructor(
    private readonly known: Known,
    private readonly choices: Choices,
    private readonly rule: LoginRule,
  ) {
    for (const person of known.persons) put(this.#known, bareName(person.name), person);
  }

  get writes(): PersonWrite[] {
    return this.#entities.map(({ write }) => write);
  }

  /** @param columns letters of the columns by field */
  meant(line: PersonLine, columns: Readonly<Record<string, string>>): Meant {
    const problem = (field: string, message: string): Problem => ({ column: columns[field] ?? null, message });
    const name = bareName(line.name) === "" ? "" : line.name.trim();
    const position = line.position?.trim() ?? "";
    const typed = line.login ? this.rule(line.login) : null;
    const problems: Problem[] = [];
    if (/[、，,；;/\n]/.test(name)) problems.push(problem("name", `一行只能是一个人，“${name}”请分成几行。`));
    if (lengthOf(name) > PERSON_NAME_MAX) problems.push(problem("name", `姓名超过${PERSON_NAME_MAX}字，请核对。`));
    if (lengthOf(position) > PERSON_TITLE_MAX)
      problems.push(problem("position", `职务超过${PERSON_TITLE_MAX}字，请缩短。`));
    if (typed && "why" in typed) problems.push(problem("login", `账号“${line.login}”不能用：${typed.why}`));
    if (problems.length > 0) return { problems };
    const login = typed && "login" in typed ? typed.login : null;
    const above = this.#above(line, name, login, position);
    if (above === "doubtful") return { problems: [this.#askAbove(line, name, columns)] };
    if (above) return this.#join(above, login, position, problem);
    return this.#begin(line, { name, login, position }, problem);
  }

  /** The row above that means the same person; doubtful where two might and might not be one. */
  #above(line: PersonLine, name: string, login: string | null, position: string): Entity | "doubtful" | null {
    const alike = this.#named.get(bareName(name)) ?? [];
    if (alike.length === 0) return null;
    const chosen = this.choices.persons[line.key];
    const last = alike.at(-1) ?? null;
    if (chosen === ANOTHER) return null;
    if (chosen === SAME) return last;
    if (login) {
      const own = alike.find((each) => each.login === login);
      if (own) return own;
      if (alike.every((each) => each.login)) return null;
    } else if (alike.length === 1 && (position === "" || position === last?.position)) return last;
    return "doubtful";
  }

  #askAbove(line: PersonLine, name: string, columns: Readonly<Record<string, string>>): Problem {
    const above = this.#named.get(bareName(name))?.at(-1);
    const offers: Offer[] = [
      { value: SAME, label: `与第${above?.row}行是同一个人` },
      { value: ANOTHER, label: "是同名的另一个人" },
    ];
    return {
      column: columns.name ?? null,
      message: `“${name}”在第${above?.row}行已有同名。请选定是不是同一个人。`,
      choose: { what: "person", of: line.key, offers },
    };
  }

  #join(entity: Entity, login: string | null, position: string, problem: (f: string, m: string) => Problem): Meant {
    if (login && entity.login && login !== entity.login)
      return { problems: [problem("login", `同一个人在第${entity.row}行的账号是“${entity.login}”，请只留一个。`)] };
    if (login && !entity.login) {
      const wrong = this.#account(entity, login);
      if (wrong) return { problems: [problem("login", wrong)] };
    }
    if (position !== "" && entity.position !== "" && position !== entity.position)
      return {
        problems: [problem("position", `同一个人在第${entity.row}行的职务是“${entity.position}”，请改成一致。`)],
      };
    if (entity.position === "" && position !== "") {
      entity.position = position;
      entity.write.title = position;
    }
    return { entity, first: false };
  }

  #begin(
    line: PersonLine,
    said: { name: string; login: string | null; position: string },
    problem: (field: string, message: string) => Problem,
  ): Meant {
    const { name, login, position } = said;
    const found = this.#inLedger(line, said);
    if (found === "doubtful") return { problems: [this.#askLedger(line, name, problem)] };
    const write: PersonWrite = {
      id: found?.id ?? null,
      name: found?.name ?? name,
      title: null,
      login: null,
      posts: [],
    };
    if (position !== "" && position !== found?.title) write.title = position;
    const entity: Entity = { write, known: found, row: line.row, login: found?.login ?? null, position };
    if (login && login !== found?.login) {
      const wrong = this.#account(entity, login);
      if (wrong) return { problems: [problem("login", wrong)] };
    }
    this.#entities.push(entity);
    put(this.#named, bareName(name), entity);
    if (write.id) this.#used.add(write.id);
    if (entity.login) this.#accounts.set(entity.login, entity);
    return { entity, first: true };
  }

  /** Gives somebody an account; why that cannot be. */
  #account(entity: Entity, login: string): string | null {
    if (entity.known?.login)
      return `${entity.known.name}已有账号“${entity.known.login}”，账号名不能改。请改成一致，或者留空。`;
    const taken = this.known.logins.get(login);
    if (taken) return `账号“${login}”已由${taken.name}使用，请换一个。`;
    const above = this.#accounts.get(login);
    if (above) return `账号“${login}”在第${above.row}行已给${above.write.name}，请换一个。`;
    entity.login = login;
    entity.write.login = login;
    this.#accounts.set(login, entity);
    return null;
  }

  #inLedger(line: PersonLine, { name, login, position }: { name: string; login: string | null; position: string }) {
    const alike = this.#known.get(bareName(name)) ?? [];
    const chosen = this.choices.persons[line.key];
    if (chosen === ANOTHER) return null;
    const picked = alike.find(({ id }) => id === chosen);
    if (picked && !this.#used.has(picked.id)) return picked;
    const byLogin = login ? alike.find((p) => p.login === login) : undefined;
    if (byLogin && !this.#used.has(byLogin.id)) return byLogin;
    const free = alike.filter(({ id }) => !this.#used.has(id));
    const [only] = free;
    if (alike.length === 0) return null;
    // Somebody of the ledger with another account may be somebody else of that name.
    if (free.length === 1 && only && free.length === alike.length && !(login && only.login)) return only;
    const titled = free.filter(({ title }) => title !== "" && title === position);
    const [match] = titled;
    if (titled.length === 1 && match && !(login && match.login)) return match;
    return "doubtful" as const;
  }

  #askLedger(line: PersonLine, name: string, problem: (field: string, message: string) => Problem): Problem {
    const alike = (this.#known.get(bareName(name)) ?? []).filter(({ id }) => !this.#used.has(id));
    const offers: Offer[] = [
      ...alike.map((p) => ({ value: p.id, label: `就是已有的${p.name}（${described(p)}）` })),
      { value: ANOTHER, label: "是同名的另一个人，新增" },
    ];
    return {
      ...problem("name", `已有同名的“${name}”。请选定是不是同一个人。`),
      choose: { what: "person", of: line.key, offers },
    };
  }
}
