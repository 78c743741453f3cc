import { Download } from "lucide-react";
import type { Metadata } from "next";
import { CopyList } from "@/components/sheet-round/copy-list";
import { EndRound } from "@/components/sheet-round/end-round";
import { RoundStateBadge } from "@/components/sheet-round/round-state";
import { sheetHref } from "@/components/sheet-round/sheet-href";
import { UnitTable } from "@/components/sheet-round/unit-table";
import { PageHead } from "@/components/shell/page-head";
import { ActiveFilters, FilterChips, unreadFilters } from "@/components/table/filter-chips";
import { buttonStyle } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Panel } from "@/components/ui/panel";
import { PrintButton } from "@/components/ui/print-button";
import { mayEver } from "@/lib/access/can";
import { definePage, type PageProps } from "@/lib/command/define-page";
import { dayInText } from "@/lib/domain/day";
import { BRING_SHEET } from "@/lib/features/sheet/acts";
import { readSheetRoundAddress } from "@/lib/features/sheet-round/filter";
import { sheetRound } from "@/lib/features/sheet-round/queries/rounds";
import { rowsInWords, sheetRoundName, waitingInWords } from "@/lib/features/sheet-round/words";

export const metadata: Metadata = { title: "收表情况" };

const BASE = "/sheet-rounds";

const open = definePage("by row", async ({ viewer, id, query }) => {
  const round = await sheetRound(viewer, id);
  return round && { round, brings: mayEver(viewer, BRING_SHEET), ...readSheetRoundAddress(query) };
});

/** 收表情况: which units have returned their sheet, and which have not. */
export default async function SheetRoundPage(props: PageProps) {
  const { id, query: params, found } = await open(props);
  const { round, brings, show, unread } = found;
  const address = `${BASE}/${id}`;
  const waiting = round.units.filter((unit) => !unit.returned);
  const back = round.units.filter((unit) => unit.returned);
  const units = show === "open" ? waiting : show === "returned" ? back : round.units;
  const due = dayInText(round.dueOn);
  return (
    <>
      <PageHead
        title={sheetRoundName(round.madeOn)}
        breadcrumbs={[{ label: "每周收表", href: BASE }, { label: "收表情况" }]}
        scope={`${round.bodyName} · ${round.inspection}`}
        meta={<RoundStateBadge state={round.state} />}
        actions={
          <>
            <PrintButton />
            {brings && round.state !== "ended" && (
              <LinkButton href={`/sheets?inspection=${round.inspectionId}`}>导入交回的表</LinkButton>
            )}
            {round.mayKeep && round.state !== "ended" && (
              <EndRound roundId={id} version={round.version} waiting={waiting.length} />
            )}
            {round.units.length > 1 && (
              <a href={sheetHref(id)} className={buttonStyle({ variant: "primary" })}>
                <Download aria-hidden="true" />
                下载全部（zip）
              </a>
            )}
          </>
        }
      />
      <Panel
        title={
          <span className="nums">
            已交回 {round.returned}/{round.all}
          </span>
        }
        description={`请于${due}前交回；表内列${rowsInWords(round)}；${round.by}发起`}
        actions={
          waiting.length > 0 && round.units.length > 1 && <CopyList text={waitingInWords(waiting, round.dueOn)} />
        }
        flush
      >
        {round.units.length > 1 && (
          <div className="flex flex-wrap items-center gap-3 px-4 py-2 print:hidden">
            <FilterChips
              label="交回情况"
              param="show"
              basePath={address}
              params={params}
              options={[
                { value: "open", label: "未交回", count: waiting.length },
                { value: "returned", label: "已交回", count: back.length },
              ]}
            />
            <ActiveFilters items={unreadFilters(unread, { show: "交回情况" }, address, params)} />
          </div>
        )}
        {units.length > 0 ? (
          <UnitTable round={round} units={units} />
        ) : (
          <EmptyState title={show === "open" ? "都已交回" : "还没有部门交回"} />
        )}
      </Panel>
    </>
  );
}
