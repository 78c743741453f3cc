import library from "chinese-days/dist/chinese-days.json";
import { describe, expect, test } from "vitest";
import { readNotice, runInWords } from "@/lib/domain/calendar/calendar-notice";
import { day } from "@/lib/domain/day";

/** The notices as the State Council's office published them. */
const NOTICES: Record<number, string> = {
  2023: `一、元旦：2022年12月31日至2023年1月2日放假调休，共3天。
二、春节：1月21日至27日放假调休，共7天。1月28日（星期六）、1月29日（星期日）上班。
三、清明节：4月5日放假，共1天。
四、劳动节：4月29日至5月3日放假调休，共5天。4月23日（星期日）、5月6日（星期六）上班。
五、端午节：6月22日至24日放假调休，共3天。6月25日（星期日）上班。
六、中秋节、国庆节：9月29日至10月6日放假调休，共8天。10月7日（星期六）、10月8日（星期日）上班。`,
  2024: `一、元旦：1月1日放假，与周末连休。
二、春节：2月10日至17日放假调休，共8天。2月4日（星期日）、2月18日（星期日）上班。鼓励各单位结合带薪年休假等制度落实，安排职工在除夕（2月9日）休息。
三、清明节：4月4日至6日放假调休，共3天。4月7日（星期日）上班。
四、劳动节：5月1日至5日放假调休，共5天。4月28日（星期日）、5月11日（星期六）上班。
五、端午节：6月10日放假，与周末连休。
六、中秋节：9月15日至17日放假调休，共3天。9月14日（星期六）上班。
七、国庆节：10月1日至7日放假调休，共7天。9月29日（星期日）、10月12日（星期六）上班。`,
  2025: `一、元旦：1月1日（周三）放假1天，不调休。
二、春节：1月28日（农历除夕、周二）至2月4日（农历正月初七、周二）放假调休，共8天。1月26日（周日）、2月8日（周六）上班。
三、清明节：4月4日（周五）至6日（周日）放假，共3天。
四、劳动节：5月1日（周四）至5日（周一）放假调休，共5天。4月27日（周日）上班。
五、端午节：5月31日（周六）至6月2日（周一）放假，共3天。
六、国庆节、中秋节：10月1日（周三）至8日（周三）放假调休，共8天。9月28日（周日）、10月11日（周六）上班。`,
  2026: `国务院办公厅关于2026年
部分节假日安排的通知
国办发明电〔2025〕7号

各省、自治区、直辖市人民政府，国务院各部委、各直属机构：
经国务院批准，现将2026年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。
一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
节假日期间，各地区、各部门要妥善安排好值班和安全、保卫等工作，遇有重大突发事件，要按规定及时报告并妥善处置，确保人民群众祥和平安度过节日假期。
                                        国务院办公厅
                                        2025年11月4日`,
};

const said = (text: string, year: number) => readNotice(text, year).errors.map(({ line, why }) => `${line} ${why}`);
const daysOf = (text: string, year: number) => readNotice(text, year).days.map((d) => `${d.day} ${d.kind} ${d.name}`);

describe("a notice of the State Council", () => {
  test.each([2025, 2026])("of %i is understood to the day, as the library has it", (year) => {
    const { days, errors, missing } = readNotice(NOTICES[year] ?? "", year);
    expect(errors).toEqual([]);
    expect(missing).toEqual([]);
    const of = (kind: string) => days.filter((d) => d.kind === kind).map((d) => d.day);
    const known = (list: object) => Object.keys(list).filter((d) => d.startsWith(`${year}-`));
    expect(of("HOLIDAY")).toEqual(known(library.holidays));
    expect(of("WORKDAY")).toEqual(known(library.workdays));
  });

  test("of 2024 and 2023 too: no weekdays in it, 与周末连休, advice, a run that began the year before", () => {
    for (const year of [2023, 2024]) {
      const { days, errors, missing } = readNotice(NOTICES[year] ?? "", year);
      expect(errors, String(year)).toEqual([]);
      expect(missing).toEqual([]);
      const worked = days.filter((d) => d.kind === "WORKDAY").map((d) => d.day);
      expect(worked).toEqual(Object.keys(library.workdays).filter((d) => d.startsWith(`${year}-`)));
    }
    expect(daysOf(NOTICES[2023] ?? "", 2023)[0]).toBe("2022-12-31 HOLIDAY 元旦");
    expect(daysOf(NOTICES[2024] ?? "", 2024)).not.toContain("2024-02-09 HOLIDAY 春节");
  });

  test("carries its number, and is the same in one paragraph and with full-width or half-width digits and marks", () => {
    const { days, reference } = readNotice(NOTICES[2026] ?? "", 2026);
    expect(reference).toBe("国办发明电〔2025〕7号");
    const inOne = (NOTICES[2026] ?? "").replaceAll("\n", "");
    expect(readNotice(inOne.replace(/国务院办公厅\s+2025年11月4日$/, ""), 2026)).toMatchObject({ days, errors: [] });
    const wide = (NOTICES[2026] ?? "").replace(/\d/g, (d) => String.fromCodePoint(0xff10 + Number(d)));
    expect(readNotice(wide, 2026)).toMatchObject({ days, errors: [] });
    const narrow = (NOTICES[2026] ?? "").replaceAll("：", ": ").replaceAll("（", "(").replaceAll("）", ")");
    expect(readNotice(narrow, 2026)).toMatchObject({ days, errors: [] });
  });

  test("may say it shorter, and go on in the next line", () => {
    expect(daysOf("元旦：1月1日-2日放假\n1月4日上班", 2026)).toEqual([
      "2026-01-01 HOLIDAY 元旦",
      "2026-01-02 HOLIDAY 元旦",
      "2026-01-04 WORKDAY 元旦",
    ]);
    expect(daysOf("春节：1月31日至2月2日放假，共3天，2月8日（周日）上班", 2026)).toHaveLength(4);
  });

  test.each([
    ["元旦：1月1日（周五）放假。", "1 2026年1月1日是周四，文中写的是周五"],
    ["元旦：1月1日至3日放假调休，共4天。", "1 写明共4天，按起止日期是3天"],
    ["春节：2月28日至30日放假。", "1 2026年没有2月30日"],
    ["春节：2月20日至15日放假。", "1 2026-02-20 至 2026-02-15，结束早于开始"],
    ["春节：2月1日至28日放假。", "1 2026-02-01 至 2026-02-28 超过15天，请核对"],
    ["元旦：2027年1月1日放假。", "1 2027年1月1日不是2026年的日子"],
    ["元旦：1月1日。", "1 “1月1日”没有写明放假还是上班"],
    ["元旦：1月1日至放假。", "1 “1月1日”之后没有写明到哪一天"],
    ["元旦：1日放假。", "1 “1日”没有写明月份"],
    ["元旦：放假。", "1 “放假”之前没有写明日期"],
    ["元旦：1月1日放假。1月5日（周一）上班。", "1 2026-01-05 是周一，本来就上班，请核对"],
    ["1月1日放假。", "1 开头没有写节日名称，应如“元旦：1月1日放假”"],
    ["元旦：1月1日约三天放假。", "1 没有读懂“约三天”"],
    ["国务院办公厅关于2025年部分节假日安排的通知\n元旦：1月1日放假", "1 这是2025年的通知，所选年份是2026年"],
    ["元旦：1月3日放假。\n春节：1月3日上班。", "2 2026-01-03 既写了放假又写了上班（见第1行）"],
  ])("says what is wrong: %s", (text, why) => {
    expect(said(text, 2026)).toEqual([why]);
  });

  test("says everything at once, each with its line", () => {
    const text = "元旦：1月1日（周五）放假，共2天。\n\n春节：2月30日放假。\n清明节：4月4日";
    expect(said(text, 2026)).toEqual([
      "1 2026年1月1日是周四，文中写的是周五",
      "1 写明共2天，按起止日期是1天",
      "3 2026年没有2月30日",
      "4 “4月4日”没有写明放假还是上班",
    ]);
    expect(readNotice(text, 2026).missing).toEqual(["劳动节", "端午节", "中秋节", "国庆节"]);
  });

  test("of a whole year off is refused, and any text ends quickly without a fault", () => {
    const months = Array.from({ length: 12 }, (_, i) => `某节：${i + 1}月1日至10日放假。`).join("\n");
    expect(said(months, 2026)).toEqual(["12 全年共120天，超过60天"]);
    const begun = performance.now();
    for (const bit of ["1月", "1日", "（", "元旦：", "放假", "1月1日至", "一、", "。", "—", "共1天"]) {
      readNotice(bit.repeat(5_000), 2026);
      readNotice(`元旦：${bit.repeat(5_000)}放假`, 2026);
    }
    expect(performance.now() - begun).toBeLessThan(4_000);
  });
});

test("a run in words", () => {
  const words = (from: string, to: string) => runInWords({ from: day(from), to: day(to) }, 2026);
  expect(words("2026-01-01", "2026-01-01")).toBe("1月1日");
  expect(words("2026-01-01", "2026-01-03")).toBe("1月1日至3日");
  expect(words("2026-01-31", "2026-02-06")).toBe("1月31日至2月6日");
  expect(words("2025-12-31", "2026-01-02")).toBe("2025年12月31日至1月2日");
});
