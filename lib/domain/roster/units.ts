import { UNIT_KIND_LABELS } from "@/lib/domain/labels";
import { NAME_MAX, SHORT_NAME_MAX } from "@/lib/domain/limits";
import { lengthOf } from "@/lib/domain/text/text";
import {
  type Cell,
  type Choices,
  CREATE,
  type Known,
  type KnownUnit,
  NO_UNIT,
  type Offer,
  type Problem,
  type UnitLine,
  type UnitRef,
  type UnitWrite,
} from "./sheet";
import { bareName, unitKindIn } from "./words";

/** The units of a sheet: which there are already, which are new, and what a name in a row of people means. */

const ENDED = "这个部门已经停用。请先在“部门”页恢复，或者改为其他部门。";

const names = (unit: Pick<KnownUnit, "name" | "shortName" | "aliases">): string[] =>
  [unit.name, unit.shortName, ...unit.aliases].map(bareName);

/** Rows of units judged one after the other; what they make is found by name afterwards. */
export class Units {
  readonly #made = new Map<string, UnitWrite>();
  readonly #rows = new Map<string, number>();
  /** What a choice made beside the rows of units. */
  readonly created: UnitWrite[] = [];
  /** Of the ledger, by name; by what else they are called. */
  readonly #named = new Map<string, KnownUnit>();
  readonly #called = new Map<string, KnownUnit>();
  readonly #body: ReadonlySet<string>;

  constructor(
    private readonly known: Known,
    private readonly choices: Choices,
  ) {
    this.#body = new Set([known.body.name, known.body.shortName].map(bareName));
    for (const unit of known.units) {
      const [name = "", ...others] = names(unit);
      if (!this.#named.has(name)) this.#named.set(name, unit);
      for (const other of others) if (!this.#called.has(other)) this.#called.set(other, unit);
    }
  }

  /** @returns what the row does, null where it is in error */
  judge(line: UnitLine): {
    write: UnitWrite | null;
    cells: Cell[];
    problems: Problem[];
    hints: string[];
    place: string;
  } {
    const hints: string[] = [];
    const kind = line.type === null ? null : unitKindIn(line.type);
    if (line.type !== null && kind === null) hints.push(`类型“${line.type}”没有认出，按内设处室录入。`);
    if (line.parent !== null && !this.#isBody(line.parent))
      hints.push(`上级“${line.parent}”不录入：部门都直接列在${this.known.body.shortName}之下。`);
    const found = this.#find(line.name);
    const wanted = {
      name: found?.name ?? line.name,
      shortName: line.short ?? found?.shortName ?? line.name,
      kind: kind ?? found?.kind ?? ("DEPARTMENT" as const),
    };
    const problems = this.#problems(line, found, wanted);
    if (found && bareName(found.name) !== bareName(line.name)) hints.push(`按简称或别名对应到“${found.name}”。`);
    const place = UNIT_KIND_LABELS[wanted.kind];
    if (problems.length > 0) return { write: null, cells: [], problems, hints, place };
    const write = { id: found?.id ?? null, ...wanted };
    for (const name of names({ ...wanted, aliases: found?.aliases ?? [] })) {
      this.#made.set(name, write);
      this.#rows.set(name, line.row);
    }
    return { write, cells: cellsOf(found, wanted), problems, hints, place };
  }

  #problems(line: UnitLine, found: KnownUnit | undefined, wanted: Omit<UnitWrite, "id">): Problem[] {
    const problem = (message: string): Problem => ({ column: null, message });
    const twice = [line.name, wanted.name].map(bareName).find((name) => this.#made.has(name));
    return [
      ...(twice === undefined ? [] : [problem(`与第${this.#rows.get(twice)}行是同一个部门，请只留一行。`)]),
      ...(found?.ended ? [problem(ENDED)] : []),
      ...(this.#isBody(line.name) ? [problem("这是单位本身，不是部门。单位在“单位”页登记，这一行请不要导入。")] : []),
      ...(lengthOf(wanted.name) > NAME_MAX ? [problem(`部门名称超过${NAME_MAX}字，请缩短。`)] : []),
      ...(lengthOf(wanted.shortName) > SHORT_NAME_MAX
        ? [problem(`简称超过${SHORT_NAME_MAX}字：请在“简称”一栏写明简称。`)]
        : []),
    ];
  }

  #find(name: string): KnownUnit | undefined {
    const bare = bareName(name);
    return this.#named.get(bare) ?? this.#called.get(bare);
  }

  #isBody(name: string): boolean {
    return this.#body.has(bareName(name));
  }

  /** What a name means in a row of people: a unit, none (the body itself, or so chosen), or a problem to settle. */
  placeOf(written: string): { unit: UnitRef | null } | { problem: Omit<Problem, "column"> } {
    const bare = bareName(written);
    if (this.#isBody(written)) return { unit: null };
    const made = this.#made.get(bare);
    if (made) return { unit: made.id ? { id: made.id } : { name: made.name } };
    const found = this.#find(written);
    if (found && !found.ended) return { unit: { id: found.id } };
    const chosen = this.choices.units[written];
    if (chosen === NO_UNIT) return { unit: null };
    if (chosen === CREATE && !found) return this.#create(written);
    const other = this.known.units.find(({ id }) => id === chosen);
    if (other && !other.ended) return { unit: { id: other.id } };
    return {
      problem: {
        message: found ? `“${written}”：${ENDED}` : `没有叫“${written}”的部门。请选定它是哪个部门，或者新建。`,
        choose: { what: "unit", of: written, offers: this.#offers(!found) },
      },
    };
  }

  #create(written: string): { unit: UnitRef } | { problem: Omit<Problem, "column"> } {
    if (lengthOf(written) > SHORT_NAME_MAX)
      return {
        problem: {
          message: `“${written}”超过${SHORT_NAME_MAX}字，新建还要写明简称：请在部门表里列出，或先在“部门”页新增。`,
          choose: { what: "unit", of: written, offers: this.#offers(true) },
        },
      };
    const write: UnitWrite = { id: null, name: written, shortName: written, kind: "DEPARTMENT" };
    this.#made.set(bareName(written), write);
    this.created.push(write);
    return { unit: { name: written } };
  }

  #offers(mayCreate: boolean): Offer[] {
    return [
      ...(mayCreate ? [{ value: CREATE, label: "新建这个部门" }] : []),
      { value: NO_UNIT, label: "不属于某个部门" },
      ...this.known.units.filter(({ ended }) => !ended).map(({ id, name }) => ({ value: id, label: name })),
    ];
  }
}

function cellsOf(found: KnownUnit | undefined, wanted: Omit<UnitWrite, "id">): Cell[] {
  const cells: Cell[] = [
    { label: "简称", old: found?.shortName ?? null, now: wanted.shortName },
    { label: "类型", old: found ? UNIT_KIND_LABELS[found.kind] : null, now: UNIT_KIND_LABELS[wanted.kind] },
  ];
  return cells.filter(({ old, now }) => old !== now);
}
