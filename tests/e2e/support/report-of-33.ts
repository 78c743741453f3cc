/** A report of the size people meet: 33 issues in eleven sections and four items beside them, in words of our own. */

const FIELDS = [
  ["学习贯彻", "学习计划", "研讨交流", "调查研究"],
  ["数据归集", "目录更新", "质量核验", "共享授权"],
  ["政务服务", "窗口管理", "事项办理", "帮办代办"],
  ["热线办理", "工单转派", "回访核实", "知识维护"],
  ["项目建设", "立项论证", "合同变更", "竣工验收"],
  ["网络安全", "账号管理", "日志留存", "应急演练"],
  ["财务管理", "预算编制", "费用报销", "资产盘点"],
  ["廉政风险", "岗位排查", "采购监督", "谈话提醒"],
  ["干部队伍", "轮岗交流", "年轻干部", "档案审核"],
  ["基层党建", "组织生活", "换届选举", "党费收缴"],
  ["上轮整改", "台账销号", "制度执行", "成果巩固"],
] as const;
const NUMERALS = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一"];
const ORDINALS = ["一是", "二是", "三是", "四是"];
const HOW = ["制定", "逐项核查并更正", "每月通报", "组织专题培训并检查"];

export const REPORT_OF_33 = { issues: 33, measures: 132, items: 4, all: 136 };

export function textOf33(): string {
  let number = 0;
  const sections = FIELDS.map(([section, ...issues], s) => {
    const lines = issues.map((issue, i) => {
      number += 1;
      const measures = HOW.map((how, n) => `${ORDINALS[n]}${how}${issue}工作的第${number * 10 + n}项安排。`).join("");
      const item =
        i === 0 && s < 4
          ? `\n\n针对${section}中的同类问题“举一反三”整改事项，进行了以下整改。梳理${section}的同类情形${number + 7}个，逐个处理。`
          : "";
      return `${number}.针对${issue}不够扎实问题，进行了以下整改。${measures}${item}`;
    });
    return [`（${NUMERALS[s]}）关于${section}存在差距问题和相关整改意见`, ...lines].join("\n\n");
  });
  return [
    "中共云溪市数据局党组关于六届市委第四轮巡察整改进展情况的通报",
    "根据六届市委第四轮巡察工作部署要求，现将巡察整改进展情况予以公布。",
    "一、总体情况",
    "2024年9月2日至10月31日，市委第三巡察组对市数据局党组进行了常规巡察。2024年11月18日，市委第三巡察组向市数据局党组反馈了巡察意见，指出33个问题。",
    "二、巡察反馈意见相关整改事项落实情况",
    ...sections,
    "三、下步打算",
    "一是持续巩固整改成果。",
  ].join("\n\n");
}
