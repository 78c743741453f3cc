import { deadlineOf } from "@/lib/features/sheet/read/cell/deadline";
import { closedUp } from "@/lib/features/sheet/read/cell/names";
import type { SheetView } from "@/lib/features/sheet/read/head/sheet-view";
import type { Role } from "@/lib/features/sheet/read/head/words";
import type { Body, Values } from "./body";
import type { PersonRow, UnitRow } from "./contract";

/** Lists of people and of units. */

type Reading = { view: SheetView; body: Body; values: Values; year: number | null };
const orNull = (text: string): string | null => (text === "" ? null : text);

export function personRows({ view, body, values, year }: Reading): PersonRow[] {
  return body.rows.flatMap((row): PersonRow[] => {
    const of = (role: Role) => values.of(row, role);
    const name = closedUp(of("name"));
    if (name === "") {
      body.problems.push({
        ...{ sheet: view.grid.name, row, column: null, severity: "error" },
        message: "这一行没有姓名，没有读取。请补上姓名，或删去这一行。",
      });
      return [];
    }
    const column = values.columns("from").at(-1);
    const cell = column === undefined ? undefined : view.at(row, column);
    return [
      {
        kind: "person",
        ...{ row, name, unit: orNull(of("unit")), department: orNull(of("department")) },
        position: orNull(of("position")),
        posts: of("posts")
          .split(/[、，,；;\n/]/)
          .map((post) => post.trim())
          .filter((post) => post !== ""),
        ...{ login: orNull(of("login")), phone: orNull(of("phone")) },
        from: cell && cell.text !== "" ? deadlineOf(cell, view.grid.from1904, year) : null,
      },
    ];
  });
}

export function unitRows({ body, values }: Reading): UnitRow[] {
  return body.rows.flatMap((row): UnitRow[] => {
    const of = (role: Role) => orNull(values.of(row, role));
    const name = of("name");
    return name ? [{ kind: "unit", row, name, short: of("short"), type: of("type"), parent: of("parent") }] : [];
  });
}
