import { EmptyState } from "@/components/ui/empty-state";

export type HistoryChange = { field: string; from: string | null; to: string | null };
export type HistoryEvent = {
  id: string;
  /** As shown: 2024-07-30 15:04. */
  at: string;
  who: string;
  /** The post they acted with that day. */
  post?: string | null | undefined;
  action: string;
  changes?: HistoryChange[] | undefined;
  reason?: string | null | undefined;
};

/** Who did what, when, with which post, from what to what, and why. Newest first is up to the caller. */
export function HistoryList({ events }: { events: HistoryEvent[] }) {
  if (events.length === 0)
    return <EmptyState title="还没有记录" hint="这里会记下每一次改动：何人、何时、由何改为何、因何。" />;
  return (
    <ol className="divide-y divide-line">
      {events.map((event) => (
        <li key={event.id} className="print-whole grid gap-x-4 py-2 md:grid-cols-[9.5rem_1fr]">
          <time className="nums text-muted">{event.at}</time>
          <div className="min-w-0">
            <p>
              <span className="font-medium">{event.who}</span>
              {event.post && <span className="text-muted">（{event.post}）</span>}
              <span className="ml-2">{event.action}</span>
            </p>
            {event.changes && event.changes.length > 0 && (
              <ul className="mt-0.5 text-sm">
                {event.changes.map((change) => (
                  <li key={`${change.field}${change.to}`}>
                    <span className="text-muted">{change.field}：</span>
                    {change.from !== null && <del className="text-muted">{change.from}</del>}
                    {change.from !== null && (
                      <span className="px-1.5 text-muted" aria-hidden="true">
                        →
                      </span>
                    )}
                    <ins className="no-underline">{change.to ?? "（空）"}</ins>
                  </li>
                ))}
              </ul>
            )}
            {event.reason && (
              <p className="mt-0.5 text-sm">
                <span className="text-muted">说明：</span>
                {event.reason}
              </p>
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}
