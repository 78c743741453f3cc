/** The name of a panel with how many it holds. */
export function Counted({ label, count }: { label: string; count: number }) {
  return (
    <>
      {label}
      <span className="nums ml-2 text-sm font-normal text-muted">{count}</span>
    </>
  );
}
