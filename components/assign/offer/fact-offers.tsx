import type { DeskGroup, DeskRow } from "@/lib/features/assign/queries/assign-desk";
import type { RowActs } from "../assign-row";
import { type Staged, wanted } from "../assign-staging";
import type { Naming } from "../assign-words";
import { offersForAll } from "./offers";

type Props = {
  group: DeskGroup;
  rows: readonly DeskRow[];
  staged: ReadonlyMap<string, Staged>;
  naming: Naming;
  accept: RowActs["accept"];
};

/** What the report says of an issue (通报所载), offered once for all its measures whose field is still empty. */
export function AssignFacts({ group, rows, staged, naming, accept }: Props) {
  const offers = offersForAll(group.suggestions, rows, (row) => wanted(row, staged.get(row.id)), naming);
  if (offers.length === 0) return null;
  return (
    <tr className="border-b border-line bg-surface">
      <td colSpan={5} className="py-1 pr-3 pl-9">
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm">
          <span className="text-muted">通报所载</span>
          {offers.map(({ offer, rows: open }) => (
            <button
              key={offer.key}
              type="button"
              title={`依据通报所载“${offer.words}”，点击后用于${group.code}的${open.length}条措施`}
              onClick={() => accept(open, offer)}
              className="rounded-sm border border-dashed border-amber-line bg-amber-tint px-1.5 text-left text-amber hover:border-solid"
            >
              建议 {offer.label}
              <span className="ml-1 text-xs">“{offer.words}”</span>
              <span className="nums ml-1 text-xs">{open.length}条</span>
            </button>
          ))}
        </div>
      </td>
    </tr>
  );
}
