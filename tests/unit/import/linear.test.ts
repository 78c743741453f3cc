import { describe, expect, it } from "vitest";
import { toContract } from "@/lib/features/import/read/checks/contract";
import { parseReport } from "@/lib/features/import/read/outline/parse-report";

/** No text costs more than in proportion to its length: every pattern meets passages repeated that could make it look twice. */

const HEAD = "中共青石区水务局党组关于巡察整改进展情况的通报\n2023年6月20日，区委第三巡察组反馈了巡察意见。\n";
const PASSAGES = {
  "figures in one clause": "制定措施12条，",
  "figures without an end": "制定措施12条",
  "figures of status": "反馈问题20项，已整改14项，部分整改4项；",
  "letters of an address": "a.b-c@",
  "digits of a telephone": "0571-8888 ",
  "labels of a telephone": "联系电话：0571",
  "heads of issues": "针对“应急水源少”问题，",
  "the word 问题": "问题",
  "the word 整改": "整改",
  "quotation marks": "“",
  "straight marks": '"',
  brackets: "（【",
  enumerators: "一是新建水源；二是完善预案；",
  "one enumerator": "一是，",
  days: "2023年3月6日至",
  "digits of a day": "2023",
  labels: "整改措施：",
  "unknown labels": "追责情况：",
  举一反三: "针对举一反三",
  "an owner of a team": "市委区委县委第",
  teams: "第三巡察组、",
  states: "已完成，并",
  dashes: "——",
  blanks: "　 ",
  "no mark at all": "水",
  sentences: "水。",
} as const;
const LINES = {
  "lines of heads": "1.关于“应急水源少”问题\n",
  "lines of measures": "一是新建水源。\n",
  "lines of labels": "整改措施：新建水源\n责任领导：王某\n",
  "lines of symbols": "◆关于“应急水源少”问题\n①新建水源。\n",
  "lines of sections": "（一）供水方面\n",
  "lines of parts": "一、供水方面\n整改情况：新建\n",
  "lines of said issues": "一是应急水源少。整改情况：新建水源。\n",
  "wrapped lines": "　　水水水水水水水水水水水水水水水水水水水水\n水水水水水水水水水水水水水水水水水水水水水水\n",
  "lone numbers": "01\n关于“应急水源少”问题\n",
  attachments: "附件：\n1.清单\n",
  "rows of a table": "1\t应急水源少\t新建水源。\n",
  "closing words": "今后，我们将重点做好以下工作。\n",
} as const;

/** Milliseconds of the quickest of three readings: what else the machine does only makes it slower. */
function cost(text: string): number {
  const times = [0, 1, 2].map(() => {
    const began = performance.now();
    toContract(parseReport(text));
    return performance.now() - began;
  });
  return Math.min(...times);
}

describe("a passage repeated", { timeout: 120_000 }, () => {
  it.each(Object.entries({ ...PASSAGES, ...LINES }))(
    "%s: twice as much takes twice as long, not four times",
    (_, passage) => {
      const of = (characters: number) => HEAD + passage.repeat(Math.ceil(characters / passage.length));
      const [half, whole] = [cost(of(20_000)), cost(of(40_000))];
      // What takes next to no time tells nothing by its ratio.
      if (whole > 150) expect(whole / half).toBeLessThan(3.2);
      expect(whole).toBeLessThan(3_000);
    },
  );
});
