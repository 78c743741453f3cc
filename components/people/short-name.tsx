/** The short name of a body or unit, said only where it is another than its name. */
export function ShortName({ name, shortName }: { name: string; shortName: string }) {
  return shortName === name ? <span className="text-muted">同名称</span> : shortName;
}
