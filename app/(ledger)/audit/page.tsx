import type { Metadata } from "next";
import { AuditTable } from "@/components/audit/audit-table";
import { CheckNotice, CheckpointNotice, RequestCheck } from "@/components/audit/verification";
import { BodySwitch } from "@/components/people/body-switch";
import { PageHead } from "@/components/shell/page-head";
import { FilterBar, FilterCombobox, FilterDate, FilterSearch, FilterSelect } from "@/components/table/filter-bar";
import { ActiveFilters, unreadFilters } from "@/components/table/filter-chips";
import { Pagination } from "@/components/table/pagination";
import { oneParam, withQuery } from "@/components/table/query";
import { EmptyState } from "@/components/ui/empty-state";
import { Panel } from "@/components/ui/panel";
import { definePage, type PageProps } from "@/lib/command/define-page";
import { parseDay } from "@/lib/domain/day";
import { one, pageNumber, readConditions } from "@/lib/domain/text/address";
import { CHAIN_SEALED } from "@/lib/features/audit/events";
import { auditChains, chainCheck, listAuditEvents } from "@/lib/features/audit/queries/audit";
import { KINDS, kindOf, SECURITY as SECURITY_KINDS } from "@/lib/registry/events";
import { opens } from "@/lib/registry/navigation";

export const metadata: Metadata = { title: "审计日志" };

const PATH = "/audit";
const SECURITY = "security";

const CALLED = { body: "单位", from: "从", to: "到", person: "人员姓名", action: "操作", kind: "类型" } as const;

/** The chains to choose from, the chosen one and its events; no list while the viewer may read none. */
const open = definePage({ may: opens("/audit") }, async ({ viewer, query: params }) => {
  const { chains, source, current: chain } = await auditChains(viewer, oneParam(params.body));
  const { values, unread } = readConditions(params, {
    // Of a chain that is not the viewer's to read the page says no more than of one that is none.
    body: one((asked) => (asked === chain?.chain ? asked : null)),
    from: one(parseDay),
    to: one(parseDay),
    person: one((text) => text),
    action: one((asked) => kindOf(asked)?.name),
    kind: one((kind) => (kind === SECURITY ? kind : null)),
  });
  const filter = {
    from: values.from ?? null,
    to: values.to ?? null,
    person: values.person,
    action: values.action,
    among: values.kind === undefined ? undefined : SECURITY_KINDS,
  };
  const page = pageNumber(params.page);
  return {
    chains,
    source,
    chain,
    filter,
    unread,
    check: chain ? await chainCheck(viewer, chain.chain) : null,
    list: chain ? await listAuditEvents(viewer, { ...filter, chain: chain.chain }, page) : null,
  };
});

export default async function AuditPage(props: PageProps) {
  const { query: params, found } = await open(props);
  const { chains, source, chain, filter, unread, check, list } = found;
  if (!chain || !check || !list) return <EmptyState title="没有可以查看的单位" hint="请联系安全管理员核对您的岗位。" />;
  const { rows, total, page, pageCount } = list;
  const filtered = Boolean(filter.from ?? filter.to ?? filter.person ?? filter.action ?? filter.among);
  const sealsHref = withQuery(PATH, {}, { body: oneParam(params.body), action: CHAIN_SEALED.name });
  const clear = withQuery(PATH, {}, { body: oneParam(params.body) });

  return (
    <>
      <PageHead
        title="审计日志"
        scope={`${chain.label}，只记录谁在何时办理了什么，不含台账内容。`}
        actions={<RequestCheck chain={chain.chain} running={check.run !== null} />}
      />
      <div className="mb-3">
        <CheckNotice chain={chain.chain} check={check} sealsHref={sealsHref} />
        <CheckpointNotice signed={check.signed} trouble={check.trouble} />
      </div>
      <div className="mb-3">
        <FilterBar clearHref={filtered ? clear : undefined}>
          {chains.length > 1 && (
            <BodySwitch
              param="body"
              label="单位"
              current={chain.chain}
              options={chains.map((c) => ({ value: c.chain, label: c.label }))}
              source={source}
            />
          )}
          <FilterDate param="from" label="从" />
          <FilterDate param="to" label="到" />
          <FilterSearch param="person" label="人员姓名" className="w-32" />
          <FilterSelect param="kind" label="类型" options={[{ value: SECURITY, label: "安全事件" }]} />
          <FilterCombobox
            param="action"
            label="操作"
            options={KINDS.map(({ name, words }) => ({ value: name, label: words }))}
          />
        </FilterBar>
      </div>
      <ActiveFilters className="mb-3" items={unreadFilters(unread, CALLED, PATH, params)} />
      <Panel flush>
        <AuditTable
          rows={rows}
          empty={
            <EmptyState
              title={filtered ? "没有符合条件的记录" : "还没有记录"}
              hint={filtered ? "请放宽条件再试。" : "登录、账号、岗位和台账的每次变动都会记在这里。"}
            />
          }
        />
        <div className="px-4 py-2">
          <Pagination page={page} pageCount={pageCount} total={total} basePath={PATH} params={params} />
        </div>
      </Panel>
    </>
  );
}
