import { utils, write } from "@e965/xlsx";
import { describe, expect, test } from "vitest";
import { readSheet } from "@/lib/features/sheet/read/row/read-sheet";
import { type Drawn, measuresOf, readDrawn, reading, type Value, workbook } from "./workbook";

/** Ledgers in the manners offices keep them. */

const HEAD = ["序号", "反馈问题", "整改措施", "责任领导", "责任部门", "整改时限", "完成情况"];
const TITLE: Value[] = ["某局巡察反馈问题整改台账"];
const AS_OF: Value[] = ["填报单位：某局　　截至2024年11月30日"];
const day = (text: string) => new Date(`${text}T00:00:00Z`);
const ledger = (rows: readonly (readonly Value[])[], more: Partial<Drawn> = {}): Drawn => ({
  rows: [TITLE, AS_OF, HEAD, ...rows],
  ...more,
});

describe("the head of a ledger", () => {
  test("stands below title and 截至, and names its columns", async () => {
    const { kind, header, columns } = await readDrawn(
      ledger([[1, "问题", "措施", "张三", "办公室", "立即", "已完成"]]),
    );
    expect({ kind, header }).toEqual({ kind: "measures", header: { from: 3, to: 3 } });
    expect(columns).toEqual({
      ...{ A: "issueNumber", B: "issue", C: "measure", D: "leaders", E: "leadUnit", F: "deadline", G: "status" },
    });
  });

  test("does not take a line of several cells above it, whose ledger and of when, for a row of its own", async () => {
    const line = ["填报单位：某局", "", "共1条措施", "", "", "截至2024年11月30日", ""];
    const { header, measures } = await readDrawn({
      rows: [TITLE, line, HEAD, [1, "问题", "措施", "张三", "办公室", "12月底", "推进中\n逾期2天"]],
      merges: ["A1:G1", "A2:B2", "C2:E2", "F2:G2"],
    });
    expect(header).toEqual({ from: 3, to: 3 });
    expect(measures).toMatchObject([{ deadline: { day: "2024-12-31" }, status: { reads: "UNDERWAY" } }]);
  });

  test("has two or three rows with groups, merged or not, and a row that counts the columns", async () => {
    const top = ["序号", "反馈问题", "整改措施", "责任分工", "", "", "整改时限", ""];
    const parts = ["", "", "", "责任领导", "牵头部门", "配合部门", "原定", "现定"];
    const counts = [1, 2, 3, 4, 5, 6, 7, 8];
    const row = [1, "问题", "措施", "张三", "办公室", "人事处", day("2024-05-31"), day("2024-06-30")];
    const merges = ["A1:A2", "B1:B2", "C1:C2", "D1:F1", "G1:H1"];
    for (const drawn of [{ rows: [top, parts, counts, row] }, { rows: [top, parts, counts, row], merges }]) {
      const { header, leftOut, measures } = await readDrawn(drawn);
      expect(header).toEqual({ from: 1, to: 2 });
      expect(leftOut).toEqual([{ rows: [3, 3], why: "栏次" }]);
      expect(measures).toMatchObject([
        { leadUnit: "办公室", cooperating: ["人事处"], deadline: { day: "2024-06-30" }, leaders: ["张三"] },
      ]);
    }
  });

  test("calls the measure 整改任务 where nothing else is one, and 完成时间 alone is the deadline", async () => {
    const { measures, columns } = await readDrawn({
      rows: [
        ["整改任务", "序号", "责任单位", "完成时间", "状态", "销号时间"],
        ["修订制度", "07-01", "办公室", "2024-06-30", "已销号", "2024-07-02"],
      ],
    });
    expect(columns).toMatchObject({ A: "measure", D: "deadline", F: "closedOn" });
    expect(measures).toMatchObject([
      { issueNumber: "07", measure: "修订制度", deadline: { day: "2024-06-30" }, closedOn: "2024-07-02" },
    ]);
  });

  test("may have words of status that are ticked", async () => {
    const { measures } = await readDrawn({
      rows: [
        ["序号", "反馈问题", "整改措施", "整改状态", "", ""],
        ["", "", "", "已完成", "正在推进", "未完成"],
        [1, "问题", "甲", "√", "", ""],
        [2, "问题二", "乙", "", "√", ""],
        [3, "问题三", "丙", "", "", "✓"],
      ],
      merges: ["A1:A2", "B1:B2", "C1:C2", "D1:F1"],
    });
    expect(measures.map(({ status }) => status?.reads)).toEqual(["DONE", "UNDERWAY", "NOT_DONE"]);
  });
});

describe("who is responsible", () => {
  const of = async (head: string[], row: Value[]) =>
    (
      await readDrawn({
        rows: [
          ["反馈问题", "整改措施", ...head],
          ["问题", "措施", ...row],
        ],
      })
    ).measures[0];

  test("责任部门 alone: the first leads; beside 牵头部门 it co-operates", async () => {
    expect(await of(["责任部门"], ["办公室、人事处；财务处"])).toMatchObject({
      ...{ leadUnit: "办公室", cooperating: ["人事处", "财务处"] },
    });
    expect(await of(["牵头部门", "责任单位"], ["办公室", "人事处\n财务处"])).toMatchObject({
      ...{ leadUnit: "办公室", cooperating: ["人事处", "财务处"] },
    });
    expect(await of(["责任单位"], ["办公室牵头，人事处、财务处配合"])).toMatchObject({
      ...{ leadUnit: "办公室", cooperating: ["人事处", "财务处"] },
    });
  });

  test("the unit marked （牵头） leads; a telephone number is no part of a name", async () => {
    expect(await of(["责任单位", "责任人"], ["国库股、预算股（牵头）", "钱七 13800000000"])).toMatchObject({
      ...{ leadUnit: "预算股", cooperating: ["国库股"], owners: ["钱七"] },
    });
  });

  test("collective names are no unit, and a doubt", async () => {
    const { measures, problems } = await readDrawn({
      rows: [
        ["反馈问题", "整改措施", "牵头部门", "配合部门"],
        ["问题", "措施", "办公室", "各有关乡镇、人事处"],
      ],
    });
    expect(measures).toMatchObject([{ leadUnit: "办公室", cooperating: ["人事处"] }]);
    expect(problems).toMatchObject([{ row: 2, column: "D", severity: "doubt" }]);
  });

  test("people: blanks within two characters, several by any mark, titles of one", async () => {
    const leaders = async (written: string) => (await of(["责任领导"], [written]))?.leaders;
    expect(await leaders("张　三、李四")).toEqual(["张三", "李四"]);
    expect(await leaders("张三\n李四；王五，赵六")).toEqual(["张三", "李四", "王五", "赵六"]);
    expect(await leaders("张三 李四")).toEqual(["张三", "李四"]);
    expect(await leaders("党组书记、局长")).toEqual(["党组书记、局长"]);
    expect(await leaders("党组书记、局长张三")).toEqual(["党组书记、局长张三"]);
    expect(await leaders("/")).toEqual([]);
  });
});

describe("several measures in a cell", () => {
  const texts = async (cell: string) =>
    (
      await readDrawn({
        rows: [
          ["反馈问题", "整改措施"],
          ["问题", cell],
        ],
      })
    ).measures.map(({ part, measure }) => [part, measure]);

  test("are divided by their numbers, counted from 1", async () => {
    const both = [
      [1, "制定计划。"],
      [2, "开展研讨。"],
    ];
    expect(await texts("一是制定计划。二是开展研讨。")).toEqual(both);
    expect(await texts("1.制定计划。\n2.开展研讨。")).toEqual(both);
    expect(await texts("（1）制定计划。（2）开展研讨。")).toEqual(both);
    expect(await texts("①制定计划。②开展研讨。")).toEqual(both);
    expect(await texts("第一，制定计划。第二，开展研讨。")).toEqual(both);
    expect(await texts("1、制定计划；2、开展研讨。")).toEqual([
      [1, "制定计划"],
      [2, "开展研讨。"],
    ]);
  });

  test("are not where a number stands alone or belongs to the prose", async () => {
    for (const prose of [
      "一是开展培训，提升能力。",
      "投入2.5万元，分3.5期实施。",
      "落实“一是讲政治、二是守规矩”要求。",
    ])
      expect(await texts(prose)).toEqual([[1, prose]]);
  });
});

describe("deadlines", () => {
  const due = async (value: Value) =>
    (await readDrawn(ledger([[1, "问题", "措施", "张三", "办公室", value, ""]]))).measures[0];

  test.each<[Value, string | null]>([
    [day("2024-12-31"), "2024-12-31"],
    [45_657, "2024-12-31"],
    ["2024-12-31", "2024-12-31"],
    ["2024/6/3", "2024-06-03"],
    ["2024.6.3前", "2024-06-03"],
    ["2024年12月底前", "2024-12-31"],
    ["2024年2月", "2024-02-29"],
    ["2024.12", "2024-12-31"],
    ["2025年3月中旬", "2025-03-20"],
    ["12月底", "2024-12-31"],
    ["5月15日前完成", "2024-05-15"],
    ["年底前", "2024-12-31"],
    ["2025年底", "2025-12-31"],
    ["2025年一季度", "2025-03-31"],
    ["第三季度", "2024-09-30"],
    ["2024年3月至6月", "2024-06-30"],
    ["2024年12月底前完成，并长期坚持", "2024-12-31"],
    ["立即", null],
    ["长期坚持", null],
    ["2024年2月30日", null],
  ])("%s", async (written, expected) => {
    expect((await due(written))?.deadline?.day).toBe(expected);
  });

  test("of a workbook that counts from 1904", async () => {
    const { sheets } = await reading(
      await workbook([ledger([[1, "问题", "措施", "", "", 44_195, ""]])], { from1904: true }),
    );
    expect(sheets[0] && measuresOf(sheets[0])[0]?.deadline?.day).toBe("2024-12-31");
  });

  test("say their class, and without a year anywhere are a doubt", async () => {
    expect((await due("持续推进"))?.timeClass).toBe("LONG_TERM");
    expect((await due("立行立改"))?.timeClass).toBe("IMMEDIATE");
    const { measures, problems } = await readDrawn({
      rows: [
        ["问题", "整改措施", "整改时限"],
        ["问题", "措施", "12月底"],
      ],
    });
    expect(measures[0]?.deadline).toEqual({ text: "12月底", day: null });
    expect(problems).toMatchObject([{ row: 2, column: "C", severity: "doubt" }]);
  });
});

describe("states", () => {
  const status = async (value: Value, head = "整改状态", more: Partial<Drawn> = {}) =>
    await readDrawn({
      rows: [
        ["问题", "整改措施", head],
        ["问题", "措施", value],
      ],
      ...more,
    });

  test.each([
    ["已完成", "DONE"],
    ["已整改到位", "DONE"],
    ["完成并长期坚持", "DONE"],
    ["基本完成", "BASICALLY_DONE"],
    ["未完成", "NOT_DONE"],
    ["尚未整改到位", "NOT_DONE"],
    ["正在推进", "UNDERWAY"],
    ["整改中", "UNDERWAY"],
    ["部分整改", "UNDERWAY"],
    ["未启动", "NOT_STARTED"],
    ["已销号", "CLOSED"],
    ["长期坚持", null],
    ["见附件说明材料", null],
  ])("%s", async (written, reads) => {
    expect((await status(written)).measures[0]?.status).toEqual({ text: written, reads });
  });

  test("ticks under 是否完成 and 是否销号", async () => {
    expect((await status("√", "是否完成")).measures[0]?.status?.reads).toBe("DONE");
    expect((await status("否", "是否完成")).measures[0]?.status?.reads).toBe("NOT_DONE");
    expect((await status("是", "是否销号")).measures[0]?.status?.reads).toBe("CLOSED");
  });

  test("a colour without a word is never guessed", async () => {
    const { measures, problems } = await status("", "整改状态", { filled: ["C2"] });
    expect(measures[0]?.status).toBeNull();
    expect(problems).toMatchObject([{ row: 2, column: "C", severity: "doubt" }]);
  });
});

describe("what is no measure", () => {
  test("is left out with its reason: hidden, sums, notes, signatures, repeated heads, struck rows", async () => {
    const { leftOut, measures, problems } = await readDrawn(
      ledger(
        [
          ["（一）关于党的领导方面"],
          [1, "问题甲", "甲", "张三", "办公室", "立即", "已完成"],
          [2, "问题乙", "乙", "张三", "办公室", "立即", "未完成"],
          ["小计", "", "2条"],
          HEAD,
          [3, "问题丙", "丙", "张三", "办公室", "立即", "未完成"],
          [4, "问题丁", "丁", "张三", "办公室", "立即", "未完成"],
          [5, "问题戊", "戊", "张三", "办公室", "立即", "未完成"],
          ["合计", "", "5条"],
          ["注：每周五前报送。"],
          ["填报人：张三", "", "审核人：李四"],
        ],
        { merges: ["A4:G4"], struck: [10], hiddenRows: [11] },
      ),
    );
    expect(measures.map(({ measure, section }) => [measure, section])).toEqual(
      ["甲", "乙", "丙"].map((text) => [text, "（一）关于党的领导方面"]),
    );
    expect(leftOut.map(({ rows: [from], why }) => [from, why])).toEqual([
      [7, "小计或合计"],
      [8, "重复的表头"],
      [10, "带删除线，按作废处理"],
      [11, "隐藏的行"],
      [12, "小计或合计"],
      [13, "注释"],
      [14, "签字栏"],
    ]);
    expect(problems).toEqual([]);
  });

  test("hidden columns and sheets are told and not read", async () => {
    const { sheets } = await reading(
      await workbook([
        ledger([[1, "问题", "措施", "张三", "办公室", "立即", "已完成"]], { hiddenColumns: [4] }),
        { name: "旧", hidden: true, rows: [HEAD] },
      ]),
    );
    expect(sheets[0]).toMatchObject({ rows: [{ leaders: [] }], leftOut: [{ why: "隐藏的列D" }] });
    expect(sheets[1]).toMatchObject({ kind: "other", rows: [], leftOut: [{ rows: [1, 1], why: "隐藏的工作表" }] });
  });

  test("errors and formulas without a value are told by cell, the others keep theirs", async () => {
    const { measures, problems } = await readDrawn(
      ledger([
        [
          1,
          "问题",
          { formula: "A1", result: "措施" },
          { formula: "B1" },
          { error: "#REF!" } as Value,
          "立即",
          "已完成",
        ],
      ]),
    );
    expect(measures).toMatchObject([{ measure: "措施", leaders: [], leadUnit: null }]);
    expect(problems.map(({ row, column, severity }) => [row, column, severity])).toEqual([
      [4, "D", "error"],
      [4, "E", "error"],
    ]);
  });
});

describe("rows that belong together", () => {
  test("merged cells hold for every row, an empty issue is the one above, 同上 what stands above", async () => {
    const { measures } = await readDrawn(
      ledger(
        [
          [1, "问题甲", "甲一", "张三", "办公室", "2024-06-30", "已完成"],
          ["", "", "甲二", "同上", "", "2024-07-31", "〃"],
          [2, "问题乙", "乙一", "李四", "人事处", "2024-08-31", "未完成"],
          ["", "", "乙二", "", "财务处", "2024-09-30", "未完成"],
        ],
        { merges: ["A4:A5", "B4:B5", "E4:E5"] },
      ),
    );
    expect(measures.map((m) => [m.issueNumber, m.issue, m.leaders, m.leadUnit, m.status?.reads])).toEqual([
      ["1", "问题甲", ["张三"], "办公室", "DONE"],
      ["1", "问题甲", ["张三"], "办公室", "DONE"],
      ["2", "问题乙", ["李四"], "人事处", "NOT_DONE"],
      ["2", "问题乙", [], "财务处", "NOT_DONE"],
    ]);
  });

  test("three lists are joined by number; where they contradict each other that is told", async () => {
    const { sheets, problems } = await reading(
      await workbook([
        {
          name: "问题清单",
          rows: [
            ["编号", "方面", "反馈问题"],
            ["01", "党的领导", "学习不深入"],
            ["02", "党的建设", "支部活动少"],
          ],
        },
        {
          name: "任务清单",
          rows: [
            ["编号", "反馈问题", "整改措施", "整改时限"],
            ["01", "学习不深入", "制定计划", "2024年6月底前"],
            ["02", "支部没有活动室", "建设活动室", "2024年12月"],
          ],
        },
        {
          name: "责任清单",
          rows: [
            ["编号", "责任领导", "牵头部门", "配合部门"],
            ["1", "张三", "办公室", "人事处"],
            ["2", "李四", "机关党委", ""],
          ],
        },
      ]),
    );
    expect(sheets.flatMap(measuresOf)).toMatchObject([
      { issueNumber: "01", section: "党的领导", leaders: ["张三"], leadUnit: "办公室", cooperating: ["人事处"] },
      { issueNumber: "02", section: "党的建设", leaders: ["李四"], leadUnit: "机关党委" },
    ]);
    expect(problems).toMatchObject([{ sheet: "问题清单", row: 3, severity: "doubt" }]);
  });
});

describe("people and units", () => {
  test("are read from lists of their own, numbers as text", async () => {
    const { sheets } = await reading(
      await workbook([
        {
          name: "人员",
          rows: [
            ["姓名", "单位", "部门", "职务", "账号", "手机", "拟设岗位", "起始日期"],
            ["张　三", "某局", "办公室", "主任", "zhangsan", 13_800_000_000, "部门负责人、联络员", day("2024-01-01")],
          ],
        },
        {
          name: "部门",
          rows: [
            ["名称", "简称", "类型", "上级单位"],
            ["办公室（党委办公室）", "办公室", "内设机构", "某局"],
          ],
        },
      ]),
    );
    expect(sheets[0]?.rows).toEqual([
      {
        ...{ kind: "person", row: 2, name: "张三", unit: "某局", department: "办公室", position: "主任" },
        ...{ posts: ["部门负责人", "联络员"], login: "zhangsan", phone: "13800000000" },
        from: { text: "2024-01-01", day: "2024-01-01" },
      },
    ]);
    expect(sheets[1]?.rows).toEqual([
      { kind: "unit", row: 2, name: "办公室（党委办公室）", short: "办公室", type: "内设机构", parent: "某局" },
    ]);
  });
});

describe("other kinds of file", () => {
  const csv =
    '序号,反馈问题,整改措施,责任部门,整改时限\n1,"问题,甲","一是甲。\n二是乙。",办公室,2024-12-31\n2,问题,乙,丙,人事处,2024-12\n3,问题丁,丁,人事处,2024/6/30\n';

  test("csv in UTF-8 and GB18030; a record with another number of fields is told, not shifted", async () => {
    // 问题甲 in GB18030.
    const gb = Buffer.concat([
      Buffer.from([0xce, 0xca, 0xcc, 0xe2, 0x2c, 0xb4, 0xeb, 0xca, 0xa9, 0x0a]),
      Buffer.from([0xbc, 0xd7, 0x2c, 0xd2, 0xd2, 0x0a]),
    ]);
    expect((await reading(gb, "台账.csv")).sheets[0]?.rows).toMatchObject([{ issue: "甲", measure: "乙" }]);
    for (const bytes of [
      Buffer.from(csv),
      Buffer.from(`\ufeff${csv}`),
      Buffer.from(csv.replaceAll(/,(?=[^"]*(?:"[^"]*"[^"]*)*$)/g, "\t")),
    ]) {
      const { sheets, problems } = await reading(bytes, "台账.csv");
      expect(sheets[0]?.name).toBeNull();
      expect(sheets[0] && measuresOf(sheets[0]).map((m) => [m.row, m.part, m.issue, m.measure, m.leadUnit])).toEqual([
        [2, 1, "问题,甲", "甲。", "办公室"],
        [2, 2, "问题,甲", "乙。", "办公室"],
        [4, 1, "问题丁", "丁", "人事处"],
      ]);
      expect(problems).toMatchObject([{ row: 3, severity: "error" }]);
    }
  });

  test("the older .xls, with its days", async () => {
    const book = utils.book_new();
    const sheet = utils.aoa_to_sheet([HEAD, [1, "问题", "措施", "张三", "办公室", day("2025-12-31"), "已整改"]], {
      cellDates: true,
      UTC: true,
    });
    utils.book_append_sheet(book, sheet, "台账");
    const bytes = new Uint8Array(write(book, { type: "buffer", bookType: "biff8" }) as Buffer);
    expect((await reading(bytes, "台账.xls")).sheets[0]?.rows).toMatchObject([
      { deadline: { day: "2025-12-31" }, status: { reads: "DONE" } },
    ]);
  });

  test("what is no sheet is refused in a sentence that says what to do", async () => {
    const refusals = [
      [Buffer.from("<html><table><tr><td>序号</td></tr></table></html>"), "台账.xls"],
      [Buffer.alloc(0), "台账.xlsx"],
      [Buffer.from('序号,反馈问题,整改措施\n1,问题,"措施\n2,问题,措施\n'), "台账.csv"],
      [Buffer.from("%PDF-1.7"), "台账.xlsx"],
      [Buffer.from([0x50, 0x4b, 3, 4, 1, 2, 3]), "台账.xlsx"],
      [Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(600)]), "台账.xls"],
    ] as const;
    for (const [bytes, fileName] of refusals) {
      const read = await readSheet(bytes, { fileName });
      expect(read.ok ? "read" : read.why).toMatch(/请.*。$/);
    }
  });
});
