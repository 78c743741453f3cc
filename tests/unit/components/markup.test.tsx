import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { IssueMeasures } from "@/components/feedback/issue-measures";
import { HistoryList } from "@/components/history/history-list";
import { DueChip } from "@/components/measure/mark/due-chip";
import { Rate } from "@/components/measure/mark/rate";
import { StatusBadge } from "@/components/measure/mark/status-badge";
import { UnitList } from "@/components/measure/mark/unit-list";
import { type Column, DataTable, frozenOffsets } from "@/components/table/data-table";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/control/field";
import { Input } from "@/components/ui/control/input";
import { Figure } from "@/components/ui/figure";
import { addDays, day, dayToDb } from "@/lib/domain/day";
import { dueView } from "@/lib/domain/measure/due-view";
import { MEASURE_STATUSES } from "@/lib/domain/types";

const html = renderToStaticMarkup;
const text = (node: React.ReactNode) => html(node).replace(/<[^>]*>/g, "");

type Row = { id: string; name: string };
const columns: Column<Row>[] = [
  { key: "id", head: "编号", cell: (row) => row.id, sortKey: "code", width: 90, sticky: true },
  { key: "name", head: "名称", cell: (row) => row.name, width: 120 },
];
const rows = [{ id: "07-01", name: "甲" }];

describe("a table", () => {
  const table = (more: object = {}) =>
    html(
      <DataTable
        caption="台账"
        columns={columns}
        rows={rows}
        getRowId={(row) => row.id}
        basePath="/ledger"
        params={{ q: "x", page: "4" }}
        {...more}
      />,
    );

  it("says by which column it is sorted, and offers the other direction from page 1", () => {
    const markup = table({ sort: { key: "code", dir: "asc" } });
    expect(markup).toContain('aria-sort="ascending"');
    expect(markup).toContain('href="/ledger?q=x&amp;sort=code&amp;dir=desc"');
    expect(table({ sort: { key: "code", dir: "desc" } })).toContain("dir=asc");
  });

  it("says nothing of sorting at a column that cannot be sorted", () => {
    expect(table().match(/aria-sort/g)).toBeNull();
    expect(table().match(/sort=/g)).toHaveLength(1);
  });

  it("shows the columns asked for, in the order of the table", () => {
    const markup = table({ visible: ["name"] });
    expect(markup).toContain("名称");
    expect(markup).not.toContain("编号");
  });

  it("gives way to what to do next when there is nothing in it", () => {
    const markup = table({ rows: [], empty: <p>还没有措施</p> });
    expect(markup).toBe("<p>还没有措施</p>");
  });

  it("has a name and heads that belong to their columns", () => {
    const markup = table();
    expect(markup).toContain("<caption");
    expect(markup.match(/scope="col"/g)).toHaveLength(2);
  });

  it("freezes leading columns only, one after the other", () => {
    const wide = { sticky: true, width: 90 };
    expect(frozenOffsets([wide, { sticky: true, width: 120 }, { width: 50 }, wide], 36)).toEqual([
      36,
      126,
      undefined,
      undefined,
    ]);
    expect(frozenOffsets([{ sticky: true }, wide], 0)).toEqual([undefined, undefined]);
  });
});

describe("marks of the ledger", () => {
  it.each(MEASURE_STATUSES)("%s is said in a word", (status) => {
    expect(text(<StatusBadge status={status} />)).not.toBe("");
  });

  it("says that a measure came back", () => {
    expect(text(<StatusBadge status="UNDERWAY" cycle={2} />)).toContain("第二次整改（反弹后）");
    expect(text(<StatusBadge status="UNDERWAY" />)).not.toContain("次整改");
  });

  it("keeps the first deadline beside the one in force", () => {
    expect(text(<DueChip dueState="overdue" day="2025-11-09" daysLate={12} originalDay="2025-09-30" />)).toBe(
      "2025-11-09逾期12天原时限 2025-09-30",
    );
    expect(text(<DueChip dueState="later" day="2025-11-09" daysLeft={9} originalDay="2025-11-09" />)).not.toContain(
      "原时限",
    );
  });

  it("never shows a rate without what it is of", () => {
    expect(text(<Rate done={18} all={187} />)).toBe("18/1879.6%");
    expect(text(<Rate done={0} all={0} />)).toBe("0/0—");
  });

  it("names the lead apart from those that co-operate, and says how many are not named", () => {
    const units = text(<UnitList lead="办公室" cooperating={["甲处", "乙处", "丙处"]} max={2} />);
    expect(units).toBe("办公室配合：甲处、乙处等3个");
    expect(text(<UnitList lead={null} />)).toBe("牵头部门未明确");
  });

  it("tells who, with which post, from what to what, and why", () => {
    const history = text(
      <HistoryList
        events={[
          {
            id: "1",
            at: "2025-11-09 15:04",
            who: "李卫东",
            post: "部门负责人",
            kind: "measure.edited",
            subject: "07-03",
            changes: [
              { field: "整改时限", old: "2025-09-30", new: "2025-11-09" },
              { field: "责任人", old: "陈晓", new: null },
            ],
            reason: "招标延后",
          },
        ]}
      />,
    );
    for (const part of [
      "2025-11-09 15:04",
      "李卫东",
      "部门负责人",
      "07-03 修改措施",
      "2025-09-30",
      "（空）",
      "招标延后",
    ]) {
      expect(history).toContain(part);
    }
  });

  it("tells of a long text the beginning where it stands in full elsewhere on the page, an edit whole", () => {
    const long = "长".repeat(3_000);
    const changes = [{ field: "进展", old: null, new: long }];
    const told = (kind: string) =>
      text(<HistoryList events={[{ id: "1", at: "2025-11-09 15:04", who: "李卫东", kind, changes }]} />);
    expect(told("measure.reported")).toContain(`${"长".repeat(79)}`);
    expect(told("measure.reported")).toContain("（共3000字）");
    expect(told("measure.reported").length).toBeLessThan(150);
    expect(told("measure.edited")).toContain(long);
  });
});

describe("figures", () => {
  it("do not say zero of what is not known", () => {
    expect(text(<Figure value={null} unit="万元" />)).toBe("—");
    expect(text(<Figure value={0} unit="条" />)).toBe("0条");
    expect(text(<Figure value={1187} unit="条" />)).toBe("1,187条");
  });

  it("keep number and unit on one line", () => {
    expect(html(<Figure value={9} unit="条" />)).toMatch(/class="nums"><span[^>]*>9<\/span><span[^>]*>条/);
  });
});

describe("controls", () => {
  it("are linked with their label, hint and error", () => {
    const markup = html(
      <Field label="标题" name="title" hint="一句话" error="不能为空" required>
        <Input name="title" />
      </Field>,
    );
    const id = /<label for="([^"]+)"/.exec(markup)?.[1];
    expect(markup).toMatch(new RegExp(`<input [^>]*id="${id}"`));
    expect(markup).toContain(`aria-describedby="${id}-hint ${id}-error"`);
    expect(markup).toContain('aria-invalid="true"');
    expect(markup).toContain(`id="${id}-error"`);
  });

  it("can be drawn pending on the server, and then say so", () => {
    const markup = html(<Button pending>提交</Button>);
    expect(markup).toContain('aria-busy="true"');
    expect(markup).toContain('type="button"');
  });
});

describe("a line of text", () => {
  it("is never cut by the browser: a text that is too long is told", () => {
    const markup = html(<Input name="name" maxLength={3} defaultValue="采购管理办法" />);
    expect(markup).not.toMatch(/maxlength/i);
    expect(markup).toContain("超出");
    expect(html(<Input name="name" maxLength={3} defaultValue="办法" />)).not.toContain("超出");
  });
});

describe("measures of an issue", () => {
  const today = day("2024-12-01");
  const measure = (struckAt: Date | null) => {
    const dueOn = dayToDb(addDays(today, 39));
    return {
      id: "m",
      code: "07-01",
      text: "修订办法",
      status: "PLANNED" as const,
      opening: false,
      stage: null,
      cycle: 1,
      timeClass: null,
      due: dueView(
        {
          status: "PLANNED",
          dueOn,
          originalDueOn: dueOn,
          heldDays: 0,
          submittedOn: null,
          stageSince: null,
          struckAt,
          opening: false,
        },
        today,
      ),
      waiting: null,
      leader: null,
      leadUnit: null,
      cooperating: [],
      struck: struckAt !== null,
    };
  };
  const listed = (rows: ReturnType<typeof measure>[], seesAll = true) =>
    text(<IssueMeasures caption="措施" rows={rows} seesAll={seesAll} />);

  it("a struck one stands in no state and nothing is due", () => {
    expect(listed([measure(null)])).toContain("还有39天");
    const struck = listed([measure(new Date())]);
    expect(struck).toContain("已作废");
    expect(struck).not.toMatch(/未启动|还有/);
  });

  it("when there are none, only who does not see all is told that some may be out of sight", () => {
    expect(listed([])).not.toContain("您负责");
    expect(listed([], false)).toContain("没有您负责的措施");
  });
});
