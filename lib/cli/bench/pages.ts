import type { Question } from "./client";
import { withClient } from "./ground";
import type { Session } from "./sessions";

/** The pages that are measured, what each is asked to weigh at most, and what its answer has to hold. */

export type Aim = { html?: number; floors?: number; rate?: number };
export type Measured = { what: string; aim: Aim; question: Question };

/**
 * The floor everything else is compared with: a page that is drawn for each request behind the same proxy.ts, without
 * anybody signed in, without a database. The one for an address that does not exist is such a page.
 */
export const FLOOR: Question = { path: "/no-such-page", status: 404, holds: [/没有找到这个页面/] };

/** Words in many rows of generated data. */
const TWO = "责任";
const FOUR = "业务培训";

const rows = (count: number) => new RegExp(`(<td class=c>[\\s\\S]*?){${count}}`);

export type People = { office: Session; leader: Session; liaison: Session; above: Session };
export type Rows = { inspectionId: string; measureId: string };

/** The newest inspection of the body, and of its measures one with much to tell. */
export async function findRows(ownerUrl: string, bodyId: string): Promise<Rows> {
  const { rows: found } = await withClient(ownerUrl, (client) =>
    client.query<Rows>(
      `SELECT i.id AS "inspectionId",
              (SELECT m.id FROM measure m JOIN progress_entry e ON e.measure_id = m.id
               WHERE m.inspection_id = i.id GROUP BY m.id ORDER BY count(*) DESC, m.id LIMIT 1) AS "measureId"
       FROM inspection i WHERE i.body_id = $1 ORDER BY i.feedback_on DESC, i.id DESC LIMIT 1`,
      [bodyId],
    ),
  );
  if (!found[0]) throw new Error("没有生成的数据 (there is no generated data)");
  return found[0];
}

const of = ({ cookie }: Session, path: string, ...holds: RegExp[]): Question => ({ path, cookie, holds });

/** Within one body: what its office, its leaders and its liaison officers open. */
export function pagesOfBody({ office, leader, liaison }: People, { inspectionId, measureId }: Rows): Measured[] {
  const ledger = `/ledger?inspection=${inspectionId}`;
  return [
    {
      what: "台账50条 ledger, 50 rows",
      aim: { html: 150, floors: 4, rate: 40 },
      question: of(office, ledger, rows(50)),
    },
    {
      what: `搜索2字 search, 2 characters`,
      aim: { floors: 5 },
      question: of(office, `${ledger}&q=${encodeURIComponent(TWO)}`, rows(50), /责任/),
    },
    {
      what: `搜索4字 search, 4 characters`,
      aim: { floors: 5 },
      question: of(office, `${ledger}&q=${encodeURIComponent(FOUR)}`, rows(50), /业务培训/),
    },
    {
      what: "整改总览 dashboard of one inspection",
      aim: { html: 150, floors: 5 },
      question: of(leader, `/dashboard?inspection=${inspectionId}`, /销号进度：计划与实际/),
    },
    { what: "一条措施 measure", aim: { floors: 3 }, question: of(office, `/measures/${measureId}`, /办理过程/) },
    { what: "联络员的待办 my work, liaison", aim: { floors: 4 }, question: of(liaison, "/my-work", /class="my-row/) },
    {
      what: "巡视巡察 inspections",
      aim: { floors: 3 },
      question: of(office, "/inspections", new RegExp(`/inspections/${inspectionId}`)),
    },
    {
      what: "空页 empty page, signed in (报告导入)",
      aim: { floors: 1.5 },
      question: of(office, "/import", /还没有导入过报告/),
    },
  ];
}

/** Over many bodies: what a 巡视巡察机构 opens. */
export function pagesAbove({ above }: People, { inspectionId }: Rows): Measured[] {
  const aim = { floors: 5 };
  const everywhere = "/ledger?inspection=all";
  return [
    {
      what: "一次巡察的台账 ledger of one inspection",
      aim,
      question: of(above, `/ledger?inspection=${inspectionId}`, rows(50)),
    },
    { what: "全部逾期 overdue of all", aim, question: of(above, `${everywhere}&overdue=1&sort=due`, rows(50)) },
    { what: "全部首页 first page of all", aim, question: of(above, everywhere, rows(50)) },
    { what: "全部推进中 one status of all", aim, question: of(above, `${everywhere}&status=UNDERWAY`, rows(50)) },
    {
      what: "搜索2字 search of all, 2 characters",
      aim,
      question: of(above, `${everywhere}&q=${encodeURIComponent(TWO)}`, rows(50), /责任/),
    },
    {
      what: "搜索4字 search of all, 4 characters",
      aim,
      question: of(above, `${everywhere}&q=${encodeURIComponent(FOUR)}`, rows(50), /业务培训/),
    },
    {
      what: "一次巡察的总览 dashboard of one inspection",
      aim,
      question: of(above, `/dashboard?inspection=${inspectionId}`, /销号进度：计划与实际/),
    },
    { what: "巡视巡察 inspections", aim, question: of(above, "/inspections", /\/inspections\/[0-9a-f-]{36}/) },
  ];
}
