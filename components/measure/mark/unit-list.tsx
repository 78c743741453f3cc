/** The lead department and those that co-operate, told apart by words. `max` limits how many of the latter are named. */
export function UnitList({
  lead,
  cooperating = [],
  max,
}: {
  lead: string | null;
  cooperating?: string[] | undefined;
  max?: number | undefined;
}) {
  const named = max === undefined ? cooperating : cooperating.slice(0, max);
  const rest = cooperating.length - named.length;
  return (
    <span className="block">
      <span className="block">{lead ?? <span className="text-muted">牵头部门未明确</span>}</span>
      {named.length > 0 && (
        <span className="flex text-sm print:block text-muted" title={rest > 0 ? cooperating.join("、") : undefined}>
          <span className={rest > 0 ? "min-w-0 truncate print:whitespace-normal" : "min-w-0"}>
            配合：{named.join("、")}
          </span>
          {rest > 0 && <span className="nums">等{cooperating.length}个</span>}
        </span>
      )}
    </span>
  );
}
