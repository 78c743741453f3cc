import { Pagination } from "@/components/table/pagination";
import { CountedTitle, Panel } from "@/components/ui/panel";
import { type HistoryEvent, HistoryList } from "./history-list";

/** Events shown before 更多 is pressed. */
const FIRST = 5;

/** The history of what a page is about: how many events, the newest five, and the way to the older ones. */
export function HistoryPanel({
  title = "办理记录",
  history: { events, ...pages },
  address,
  className,
}: {
  title?: string;
  history: { events: HistoryEvent[]; page: number; pageCount: number; total: number };
  /** Of the page; older events stand behind `?history=`. */
  address: string;
  className?: string;
}) {
  return (
    <Panel
      id="history"
      title={<CountedTitle label={title} count={pages.total} />}
      className={className}
      footer={pages.pageCount > 1 && <Pagination {...pages} basePath={address} params={{}} param="history" />}
    >
      {pages.page > 1 || events.length <= FIRST + 1 ? (
        <HistoryList events={events} />
      ) : (
        <>
          <HistoryList events={events.slice(0, FIRST)} />
          <details className="border-t border-line pt-2">
            <summary className="w-fit text-sm text-link hover:underline">更多（{events.length - FIRST}条）</summary>
            <HistoryList events={events.slice(FIRST)} />
          </details>
        </>
      )}
    </Panel>
  );
}
