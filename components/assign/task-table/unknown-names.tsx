import { Combobox } from "@/components/ui/control/combobox";
import type { DeskNames } from "@/lib/features/assign/queries/desk-names";
import type { Chosen, UnknownName } from "@/lib/features/assign/queries/task-table";

const SKIP = { value: "skip", label: "不采用" };
export const keyOf = ({ kind, name }: UnknownName) => `${kind}:${name}`;

/** Names nobody bears, all at once: each is chosen from those there are, or left out. */
export function UnknownNames({
  asked,
  names,
  chosen,
  onChoose,
}: {
  asked: readonly UnknownName[];
  names: DeskNames;
  chosen: Chosen;
  onChoose: (one: UnknownName, value: string) => void;
}) {
  const options = {
    unit: [...names.units.filter((u) => !u.ended), SKIP],
    person: [...names.persons.filter((p) => !p.left), SKIP],
  };
  return (
    <section
      aria-label="待选择的名称"
      className="flex flex-col gap-2 rounded-md border border-amber-line bg-amber-tint px-3 py-2"
    >
      <p>下面 {asked.length} 个名称在本单位的部门和人员里没有找到，或者不止一个。请选择它是谁，或选“不采用”：</p>
      <div className="grid grid-cols-2 gap-x-6 gap-y-2 max-md:grid-cols-1">
        {asked.map((one) => (
          <div key={keyOf(one)} className="grid grid-cols-[minmax(0,9rem)_minmax(0,1fr)] items-center gap-2">
            <span className="truncate" title={one.name}>
              {one.name}
            </span>
            <Combobox
              label={`“${one.name}”是`}
              placeholder={one.kind === "unit" ? "选择部门" : "选择人员"}
              options={options[one.kind]}
              value={chosen[keyOf(one)] === "" ? SKIP.value : (chosen[keyOf(one)] ?? "")}
              onChange={(value) => onChoose(one, value === SKIP.value ? "" : value)}
            />
          </div>
        ))}
      </div>
    </section>
  );
}
