/** What the words over a column say it holds. */

export type MeasureRole =
  | "number"
  | "measureNumber"
  | "issueNumber"
  | "section"
  | "issue"
  | "manifestation"
  | "goal"
  | "measure"
  | "task"
  | "leaders"
  | "leadUnit"
  | "responsibleUnit"
  | "cooperating"
  | "owners"
  | "contact"
  | "timeClass"
  | "deadline"
  | "originalDeadline"
  | "status"
  | "closedFlag"
  | "account"
  | "progress"
  | "outcome"
  | "closedOn"
  | "finishedOn"
  | "remark"
  | "proof";
export type PersonRole = "name" | "unit" | "department" | "position" | "posts" | "login" | "phone" | "from";
export type UnitRole = "name" | "short" | "type" | "parent";
export type Role = MeasureRole | PersonRole | UnitRole;

/** A department or body, however it is called. */
const UNIT = "(?:部门|单位|处室|科室|股室|处|科|室|机构|主体)";

/** In order: the first that fits holds. Labels are bare: without blanks, marks and what stands in brackets. */
const MEASURES: readonly (readonly [MeasureRole, RegExp])[] = [
  ["measureNumber", /^(?:整改)?(?:措施|举措)(?:编号|序号|号码?)$/],
  ["issueNumber", /^(?:反馈|整改)?(?:具体)?(?:问题|任务|事项)(?:编号|序号|号码?)$/],
  ["number", /^(?:序号|编号|序|项次|No\.?|行号)$/i],
  ["remark", /^(?:备注|附注|其他说明|说明|注)$/],
  ["proof", /佐证|印证|证明材料|附件|支撑材料/],
  ["timeClass", /^(?:整改|时限|完成|措施)?(?:整改)?(?:类型|类别|方式|性质|属性|时限类型|时限分类)$/],
  [
    "section",
    /^(?:反馈|整改|巡[视察])?(?:的)?(?:问题)?(?:所属|所在)?(?:方面|类别|分类|大类|领域|板块|一级指标|维度)$|^问题类型$|^(?:反馈|问题)方面$/,
  ],
  ["closedFlag", /^(?:是否)?(?:已|同意)?销号(?:情况|状态|与否|标记)?$|^是否(?:已)?(?:完成)?销号$/],
  ["closedOn", /^(?:完成)?销号(?:时间|日期)$|^(?:办结|验收|实际完成|实际办结|实际整改完成)(?:时间|日期|时限)$/],
  [
    "status",
    /^(?:当前|目前|整改|办理|落实|完成|进度|推进|工作)?(?:状态|进度状态)$|^(?:是否|有无)(?:已|按期|按时)?(?:整改)?(?:完成|整改|办结|到位|落实)(?:整改)?(?:到位)?$|^完成与否$/,
  ],
  ["originalDeadline", /^(?:原定?|原计划|初始)(?:整改|完成)?(?:时限|期限|时间)$|(?:时限|期限|时间)原(?:定|时限)?$/],
  ["finishedOn", /^(?:整改)?完成(?:时间|日期)$/],
  [
    "deadline",
    /时限|期限|^(?:计划|预计|拟|要求|应)(?:整改)?(?:完成|办结)(?:时间|日期|时限)?$|^(?:整改|时间|完成)?(?:时间|日期)(?:要求|节点|安排)$|^整改(?:时间|日期)$|^截止(?:时间|日期)$|^限时$|^时间节点$/,
  ],
  ["cooperating", /^(?:配合|协办|协同|协助|参与|参加|协作|联办|会办)/],
  [
    "leadUnit",
    new RegExp(`^(?:整改)?(?:牵头|主办|主责|主要责任|主管责任)(?:责任|整改)?${UNIT}?(?:名称)?$|^第一责任${UNIT}$`),
  ],
  [
    "responsibleUnit",
    new RegExp(
      `^(?:整改|具体)?(?:责任|承办|落实|实施|整改责任|承担)${UNIT}(?:名称|及.{0,6})?$|^整改${UNIT}$|^(?:责任|整改)?${UNIT}$`,
    ),
  ],
  [
    "leaders",
    /^(?:整改|总|第一)?(?:牵头|责任|分管|包案|包抓|包保|主管|挂点|督办|挂牌)(?:市|县|区|局|委|厅|校|院|党组|党委|班子)?(?:领导|班子成员)(?:同志|姓名|干部|及.{0,8})?$|^(?:市|县|区|局|委|厅)?(?:领导|班子成员)$|^第一责任人$|^(?:党组|党委|班子)成员$/,
  ],
  [
    "owners",
    /^(?:整改|具体|直接|牵头|部门|主要)?(?:责任人|责任人员|经办人|承办人|落实人|责任同志|负责人)(?:姓名)?$|^(?:处室|科室|单位)负责人$/,
  ],
  ["contact", /^(?:联系人|联络员|填报人)$/],
  ["outcome", /^(?:整改|取得|工作|阶段性)?(?:的)?(?:成效|成果|效果)$|整改成效/],
  ["goal", /^(?:整改|工作|预期|阶段)?(?:目标|标准|要求|目标要求|整改要求|预期效果|目标任务)$/],
  ["manifestation", /^(?:问题)?(?:的)?(?:具体|主要|突出)?(?:问题)?表现(?:形式|情况)?$/],
  ["account", /^(?:整改)?(?:完成|落实|整改|办理|执行|推进|工作)(?:落实|完成)?情况(?:说明)?$|^整改落实情况$/],
  ["task", /^(?:整改|工作|重点|主要|具体)?任务(?:名称|内容|描述)?$|^(?:整改|工作)内容$/],
  ["progress", /进展|进度/],
  [
    "measure",
    /^(?:具体|主要|重点|工作|拟采取|采取|主要)?(?:的)?(?:整改)?(?:具体|工作)?(?:措施|举措)(?:内容|描述|及.{0,8})?$|^整改(?:具体)?(?:措施|举措|做法)/,
  ],
  [
    "issue",
    /^(?:中央|省委|市委|县委|区委)?(?:巡[视察]|审计|督[察查]|检查)?(?:组)?(?:反馈|指出|发现|提出|移交)?(?:意见)?(?:的|中的)?(?:具体|主要|存在|突出|整改)?(?:的)?(?:主要)?问题(?:描述|内容|表述|概述|名称|事项|清单|摘要|点|及.{0,10})?$|^反馈意见(?:内容)?$|^整改(?:事项|问题)$|^反馈(?:事项|内容)$/,
  ],
];

const PEOPLE: readonly (readonly [PersonRole, RegExp])[] = [
  ["name", /^(?:人员|干部|本人)?姓名$/],
  ["login", /^(?:登录|登陆|用户|系统|拟用)?(?:账号|帐号|账户|用户名|登录名|登录账号)$/],
  ["posts", /^(?:拟设|系统|台账|拟任|设置)?(?:的)?(?:岗位|角色)(?:名称)?$|^拟设岗位$/],
  ["phone", /^(?:联系)?(?:手机|电话|联系方式|手机号码?|联系电话|办公电话|移动电话)(?:号码)?$/],
  ["position", /^(?:现任|担任)?(?:职务|职级|职称|职务职级)$/],
  ["department", /^(?:所在|所属|工作)?(?:部门|处室|科室|内设机构|股室)(?:名称)?$/],
  ["unit", /^(?:所在|所属|工作)?(?:单位|机构)(?:名称)?$/],
  ["from", /^(?:任职|岗位|开始|起始|到岗|任职起)(?:起始|开始|任职)?(?:日期|时间)$|^任职起$/],
];

const UNITS: readonly (readonly [UnitRole, RegExp])[] = [
  ["short", /简称$/],
  ["type", /^(?:单位|部门|机构|处室)?(?:类型|类别|性质)$/],
  ["parent", /^(?:上级|所属|主管|隶属)(?:单位|部门|机构|处室)?(?:名称)?$/],
  ["name", /^(?:单位|部门|处室|科室|机构|内设机构)?(?:全称|名称)$|^(?:单位|部门|处室|科室)$/],
];

/** Longer words are no head. */
const LONGEST = 40;

/** 责 任 部 门（单位）: as it is compared. */
export function bareLabel(label: string): string {
  if (label.length > LONGEST) return "";
  const tight = label
    .replace(/[\s\u3000*＊:：]+/g, "")
    .replace(/[（]/g, "(")
    .replace(/[）]/g, ")");
  return tight.replace(/\([^)]*\)/g, "") || tight;
}

const find = <R extends Role>(table: readonly (readonly [R, RegExp])[], label: string): R | null =>
  (label && table.find(([, pattern]) => pattern.test(label))?.[0]) || null;

export const measureRole = (label: string): MeasureRole | null => find(MEASURES, bareLabel(label));
export const personRole = (label: string): PersonRole | null => find(PEOPLE, bareLabel(label));
export const unitRole = (label: string): UnitRole | null => find(UNITS, bareLabel(label));
