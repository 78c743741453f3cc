import { EmptyState } from "@/components/ui/empty-state";
import type { Words } from "@/lib/domain/history/change";
import { cut, lengthOf } from "@/lib/domain/text/text";
import { kindInWords, kindOf } from "@/lib/registry/events";

/** Characters a history shows of a text that stands in full elsewhere on the page. An edit is shown whole. */
const SHOWN = 80;

export type HistoryEvent = {
  id: string;
  /** As shown: 2024-07-30 15:04. */
  at: string;
  who: string;
  /** The post they acted with that day. */
  post?: string | null | undefined;
  /** The name of its kind. */
  kind: string;
  /** What was changed, in a history of several things. */
  subject?: string | null | undefined;
  changes?: Words[] | undefined;
  reason?: string | null | undefined;
};

function shown(text: string | null, kind: string): string | null {
  return text !== null && lengthOf(text) > SHOWN && kindOf(kind)?.toldElsewhere
    ? `${cut(text, SHOWN)}……（共${lengthOf(text)}字）`
    : text;
}

function Changed({ field, from, to }: { field: string; from: string | null; to: string | null }) {
  return (
    <li>
      <span className="text-muted">{field}：</span>
      {from !== null && <del className="text-muted">{from}</del>}
      {from !== null && (
        <span className="px-1.5 text-muted" aria-hidden="true">
          →
        </span>
      )}
      <ins className="no-underline">{to ?? "（空）"}</ins>
    </li>
  );
}

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
              <span className="ml-2">{[event.subject, kindInWords(event.kind)].filter(Boolean).join(" ")}</span>
            </p>
            {event.changes && event.changes.length > 0 && (
              <ul className="mt-0.5 text-sm">
                {event.changes.map((change) => (
                  <Changed
                    key={`${change.field}${change.new}`}
                    field={change.field}
                    from={shown(change.old, event.kind)}
                    to={shown(change.new, event.kind)}
                  />
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
