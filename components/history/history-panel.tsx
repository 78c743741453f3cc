import { Pagination } from "@/components/table/pagination";
import { CountedTitle, Panel } from "@/components/ui/panel";
import { type HistoryEvent, HistoryList } from "./history-list";

/** The history of what a page is about: how many events, the newest, and the way to the older ones. */
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
      <HistoryList events={events} />
    </Panel>
  );
}
