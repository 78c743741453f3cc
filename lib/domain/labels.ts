import type { LineKind } from "@/lib/domain/feedback/lines";
import type { IssueState } from "@/lib/domain/measure/completion";
import type { DueState } from "@/lib/domain/measure/deadline";
import type { ParentRow } from "@/lib/domain/measure/parent";
import type { Stands } from "@/lib/domain/measure/standing-still";
import type { StepName } from "@/lib/domain/measure/status";
import { chineseNumber } from "@/lib/domain/numbering";
import type { Bar } from "@/lib/domain/signing/bars";
import type {
  ApplicationKind,
  ApplicationState,
  CalendarSource,
  Decision,
  EntersAs,
  ExtendedKind,
  FivePoint,
  ImportState,
  InspectionKind,
  MeasureStatus,
  OutcomeKind,
  ParentKind,
  PostRequestState,
  PrintedGroup,
  ProgressKind,
  Role,
  SigningStage,
  TimeClass,
  UnitKind,
} from "./types";

/** Every word the interface has for a value. A new value does not compile until it has one. */

export const PRODUCT_NAME = "整改台账";
/** What the product is, in the line under its name. */
export const PRODUCT_LINE = "巡视巡察反馈问题整改、核实、销号一本台账";
export const SECRECY_BANNER = "本系统不得存储、处理国家秘密";

export const CALENDAR_SOURCE_LABELS = {
  LIBRARY: "程序自带",
  NOTICE: "录入的通知",
} satisfies Record<CalendarSource, string>;

export const ROLE_LABELS = {
  FIRST_LEADER: "第一组长",
  GROUP_LEADER: "组长",
  DEPUTY_LEADER: "副组长",
  GROUP_MEMBER: "领导小组成员",
  OFFICE: "领导小组办公室",
  SUPERVISION: "督查组",
  RESPONSIBLE_LEADER: "责任领导",
  UNIT_HEAD: "部门负责人",
  LIAISON: "联络员",
  DISCIPLINE: "派驻纪检监察组",
  INSPECTION_OFFICE: "巡视巡察机构",
  SYSTEM_ADMIN: "系统管理员",
  SECURITY_ADMIN: "安全管理员",
  AUDIT_ADMIN: "审计管理员",
} satisfies Record<Role, string>;

export const UNIT_KIND_LABELS = {
  DEPARTMENT: "内设处室",
  SUBORDINATE: "直属单位",
  OUTSIDE: "派驻或外部机构",
} satisfies Record<UnitKind, string>;

export const INSPECTION_KIND_LABELS = {
  XUNSHI: "巡视",
  XUNCHA: "巡察",
  AUDIT: "审计",
  ENVIRONMENT: "生态环境保护督察",
  OTHER: "其他检查",
} satisfies Record<InspectionKind, string>;

export const STAGE_LABELS = {
  UNIT_HEAD: "部门负责人审核",
  RESPONSIBLE_LEADER: "责任领导审签",
  OFFICE: "办公室复核",
  SUPERVISION: "督查组核实",
  GROUP_LEADER: "组长审批",
} satisfies Record<SigningStage, string>;

export const PRINTED_GROUP_LABELS = {
  COMPLETED: "已整改完成",
  ONGOING: "正在推进",
} satisfies Record<PrintedGroup, string>;

export const LINE_LABELS = {
  manifestation: "具体表现",
  advice: "整改意见",
} satisfies Record<LineKind, string>;

export const EXTENDED_KIND_LABELS = {
  ANALOGOUS: "“举一反三”整改事项",
  REFORM: "推动改革促进发展事项",
} satisfies Record<ExtendedKind, string>;

export const STATUS_LABELS = {
  PLANNED: "未启动",
  UNDERWAY: "推进中",
  SUBMITTED: "待审核",
  RETURNED: "已退回",
  CLOSED: "已销号",
} satisfies Record<MeasureStatus, string>;

/** The word of a closing that was not made by the chain here; counted inside 已销号. */
export const OPENING_LABEL = "期初已完成";
/** Beside every figure of 已销号 that has some among it. */
export const OF_THEM_OPENING = "其中期初";

/** The state of a measure in words. */
export function statusLabel(m: { status: MeasureStatus; opening: boolean }): string {
  return m.opening ? OPENING_LABEL : STATUS_LABELS[m.status];
}

export const TIME_CLASS_LABELS = {
  IMMEDIATE: "立行立改",
  TIME_BOUND: "限期整改",
  LONG_TERM: "长期坚持",
} satisfies Record<TimeClass, string>;

export const PROGRESS_KIND_LABELS = {
  PROGRESS: "有进展",
  NO_CHANGE: "暂无进展",
  REVIEW: "定期复核",
} satisfies Record<ProgressKind, string>;

/** Name and unit of each effect figure. */
export const OUTCOME_LABELS = {
  RULE: { name: "制度", unit: "项" },
  RECOVERED: { name: "挽回损失", unit: "万元" },
  ACCOUNTABILITY: { name: "追责问责", unit: "人" },
  MEETING: { name: "会议", unit: "次" },
  TRAINING: { name: "培训", unit: "次" },
  CHECK: { name: "检查", unit: "次" },
  OTHER: { name: "其他", unit: "" },
} satisfies Record<OutcomeKind, { name: string; unit: string }>;

export const CLOSE_OUT_STATE_LABELS = {
  PENDING: "审核中",
  RETURNED: "已退回",
  APPROVED: "已销号",
  WITHDRAWN: "已撤回",
} satisfies Record<ApplicationState, string>;

export const DECISION_LABELS = { APPROVE: "同意", RETURN: "退回" } satisfies Record<Decision, string>;

export const ENTERS_AS_LABELS = {
  PLAN: "整改方案（措施列为未启动）",
  PROGRESS: "整改进展情况通报（措施列为推进中，原文同时记为截至某日的进展）",
} satisfies Record<EntersAs, string>;

export const IMPORT_STATE_LABELS = {
  REVIEW: "校对中",
  CONFIRMED: "已录入",
  DISCARDED: "已取消",
  UNDONE: "已撤销",
} satisfies Record<ImportState, string>;

export const POST_REQUEST_LABELS = {
  WAITING: "待设岗位",
  RELEASED: "已设置",
  REFUSED: "不予设置",
} satisfies Record<PostRequestState, string>;

export const FIVE_POINT_LABELS = {
  IMPLEMENTED: "措施全部落实",
  RESOLVED: "问题处理到位",
  EFFECTIVE: "效果达到目标",
  ANALOGOUS: "同类问题一并整改",
  LASTING: "长效机制建立",
} satisfies Record<FivePoint, string>;

export const STEP_LABELS = {
  start: "启动",
  report: "报送进展",
  submit: "申请销号",
  withdraw: "撤回申请",
  approve: "同意",
  return: "退回",
  relapse: "问题反弹，重新整改",
} satisfies Record<StepName, string>;

export const ISSUE_STATE_LABELS = {
  OPEN: "整改中",
  DECLARED: "已申报",
  DONE: "已完成",
  OPENING: OPENING_LABEL,
  EMPTY: "无措施",
} satisfies Record<IssueState, string>;

/** 首次整改, 第二次整改（反弹后）: which cycle of its rectification a measure is in. */
export function cycleLabel(cycle: number): string {
  return cycle <= 1 ? "首次整改" : `第${cycle < 100 ? chineseNumber(cycle) : cycle}次整改（反弹后）`;
}

/** Said beside the day; of a struck measure nothing is due. */
export const DUE_STATE_LABELS = {
  struck: "",
  none: "时限未明确",
  opening: OPENING_LABEL,
  closed: "按期销号",
  "closed-late": "逾期销号",
  overdue: "已逾期",
  "applied-late": "逾期申报",
  waiting: "待审核",
  near: "临近到期",
  later: "未到期",
} satisfies Record<DueState, string>;

/** What a measure is written for, by its kind. */
export const PARENT_LABELS = {
  ISSUE: "反馈问题",
  ...EXTENDED_KIND_LABELS,
} satisfies Record<ParentKind, string>;

/** The same in front of a number: 问题 07, 事项 J05. */
export const PARENT_ROW_LABELS = {
  issue: "问题",
  item: "事项",
} satisfies Record<ParentRow, string>;

/** 措施来源: where a measure comes from. */
export const SOURCE_LABELS = {
  ISSUE: "反馈",
  ANALOGOUS: "举一反三",
  REFORM: "改革",
} satisfies Record<ParentKind, string>;

/** What may be applied for, as sentences name it. */
export const APPLICATION_KIND_LABELS = { CLOSE_OUT: "销号申请" } satisfies Record<ApplicationKind, string>;

/** Why somebody whose post signs the stage does not sign this application, of which kind it is said. */
export const BAR_LABELS = {
  applicant: (kind) => `这份${kind}是您本人提出的，按规定须由他人审核。`,
  signer: (kind) => `您已在前面的环节审核过这份${kind}，按规定同一份申请的各个环节须由不同的人审核。`,
  leader: (kind) => `您是提出这份${kind}时的责任领导，按规定这一环节须由他人审核。`,
  owner: (kind) => `您是提出这份${kind}时的责任人，按规定这一环节须由他人审核。`,
} satisfies Record<Bar, (kind: string) => string>;

/** What of a measure has nobody (无人负责). */
export const STANDS_LABELS = {
  leader: "责任领导已离任",
  owner: "责任人已离任",
  unit: "牵头部门无人办理",
  stage: "审核环节无人办理",
} satisfies Record<Stands, string>;

/** Who an event names where it is nobody who has signed in: name, and what stands where a post would. */
export const PROGRAM_LABELS = {
  setup: ["安装程序", "初始设置"],
  upgrade: ["升级程序", "系统升级"],
  recover: ["本机操作", "命令行 recover"],
} as const satisfies Record<string, readonly [name: string, post: string]>;
export const JOB_LABEL = "系统";
export const TOKEN_LABEL = "接口令牌";
export const STRANGER_LABEL = "（未登录）";

/** A figure or its name that rests on a year whose working days are not known yet, said as such. */
export function estimatedLabel(label: string, estimated: boolean): string {
  return estimated ? `${label}（推定）` : label;
}
