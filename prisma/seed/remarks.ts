import type { SigningStage } from "../../lib/domain/types";

/** What signers write when they agree. Short formulas, as on real papers; several, so that a page of them reads naturally. */
export const APPROVALS = {
  UNIT_HEAD: [
    "情况属实，同意申报销号。",
    "已逐条核对措施落实情况，同意报送。",
    "措施已落实，成效明显，同意申请销号。",
    "材料由本部门审核把关，内容真实完整，同意上报。",
    "经部门集体研究，同意提交审核。",
  ],
  RESPONSIBLE_LEADER: [
    "同意。请办公室复核。",
    "已听取汇报并查看相关材料，同意销号申请。",
    "整改到位，同意报办公室。后续注意巩固成果。",
    "同意，请继续跟踪群众反映。",
  ],
  OFFICE: [
    "材料齐全，同意提交督查组核实。",
    "对照措施逐项复核，完成情况与台账一致，同意。",
    "进展记录、成效数据完整，同意转督查组现场核实。",
    "经复核，措施已按要求完成，未发现遗漏事项。",
    "同意。请督查组重点核实长效机制运行情况。",
    "佐证清楚、口径一致，同意进入核实环节。",
  ],
  SUPERVISION: [
    "现场核实，措施落实到位，五项核查均达到要求，同意销号。",
    "随机抽查并与一线人员谈话了解，情况属实，同意销号。",
    "调阅原始记录，数据与申报一致，同意销号。",
    "实地查看运行情况良好，群众反映明显改善，同意销号。",
    "经电话回访和系统核对，整改成效达到目标，同意销号。",
    "核实属实，同意销号，三个月后列入回头看抽查范围。",
  ],
  GROUP_LEADER: [
    "同意销号。",
    "同意。要防止反弹，持续抓好长效机制落实。",
    "同意销号，纳入日常监督。",
    "同意，请督查组适时回头看。",
  ],
} as const satisfies Record<SigningStage, readonly [string, ...string[]]>;

/** Added to the last progress when a unit applies for close-out. */
export const STATEMENT_ENDINGS = [
  "措施要求的各项内容均已完成，现申请销号。",
  "以上工作已全部落实并形成常态，申请销号。",
  "对照整改目标自查，已达到要求，特申请销号。",
  "相关材料已整理归档，可随时备查，现提出销号申请。",
  "整改事项已办结，后续转入日常管理，申请销号。",
] as const;
