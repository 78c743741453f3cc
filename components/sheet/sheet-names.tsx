import { Panel } from "@/components/ui/panel";
import type { NameToMatch, SheetDesk } from "@/lib/features/sheet/queries/sheet-desk";
import { ChoiceSelect, type OfSheet } from "./choice-select";

type Review = NonNullable<SheetDesk["review"]>;
const NOT_TAKEN = { value: "", label: "不采用" };

/** Names of the sheet that are nobody's by themselves: each is given a meaning, or left out. Nobody is made of a name. */
export function SheetNames({ sheet, review }: { sheet: OfSheet; review: Review }) {
  const { names, known } = review;
  if (names.units.length + names.persons.length === 0) return null;
  const open = [...names.units, ...names.persons].filter(({ chosen }) => chosen === undefined).length;
  return (
    <Panel title={`名称对应${open > 0 ? `（${open}个待选择）` : ""}`}>
      <p className="mb-2 text-muted text-sm">
        下列名称在机构人员中没有，或不止一个。请选择对应的部门、人员；要新增的，请系统管理员先在“机构人员”中增加。
      </p>
      <ul className="grid gap-x-6 gap-y-2 lg:grid-cols-2">
        {names.units.map((name) => (
          <NameLine key={`unit ${name.name}`} sheet={sheet} what="unit" name={name} options={known.units} />
        ))}
        {names.persons.map((name) => (
          <NameLine key={`person ${name.name}`} sheet={sheet} what="person" name={name} options={known.persons} />
        ))}
      </ul>
    </Panel>
  );
}

function NameLine({
  sheet,
  what,
  name: { name, rows, chosen },
  options,
}: {
  sheet: OfSheet;
  what: "unit" | "person";
  name: NameToMatch;
  options: Review["known"]["units"];
}) {
  const label = `${what === "unit" ? "部门" : "人员"}“${name}”`;
  return (
    <li className="flex items-center gap-3">
      <span className="min-w-0 flex-1 truncate" title={name}>
        <span className="text-muted text-sm">{what === "unit" ? "部门" : "人员"}</span> {name}
        <span className="nums ml-1 text-muted text-sm">{rows}处</span>
      </span>
      <span className="w-52 shrink-0">
        <ChoiceSelect
          sheet={sheet}
          label={label}
          search
          value={chosen === "" ? "none" : (chosen ?? "")}
          placeholder="请选择"
          options={[
            { ...NOT_TAKEN, value: "none" },
            ...options.filter(({ gone }) => !gone).map(({ id, name: known }) => ({ value: id, label: known })),
          ]}
          choices={{ of: { what, name, id: "" }, field: "id" }}
        />
      </span>
    </li>
  );
}
