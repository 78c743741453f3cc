import { ROLE_LABELS } from "../../lib/domain/labels";

/** Known to everybody who reads this: only ever given to the accounts of the example ledger. */
export const EXAMPLE_PASSWORD = "Ledger-2026";

export type ExampleAccount = { login: string; password: string; name: string; roleLabel: string; hint: string };

const account = (login: string, name: string, roleLabel: string, hint: string): ExampleAccount => ({
  login,
  password: EXAMPLE_PASSWORD,
  name,
  roleLabel,
  hint,
});

/** The accounts printed at the start and shown on the example's sign-in page: at least one for every role. */
export const EXAMPLE_ACCOUNTS: ExampleAccount[] = [
  account("diyizuzhang", "周明远", ROLE_LABELS.FIRST_LEADER, "市政务数据局：看总体进度"),
  account("zuzhang", "陆建衡", ROLE_LABELS.GROUP_LEADER, "市政务数据局：看总体进度，批准销号"),
  account("fuzuzhang", "何婉清", ROLE_LABELS.DEPUTY_LEADER, "市政务数据局：副组长兼责任领导"),
  account("chengyuan", "方秉正", ROLE_LABELS.GROUP_MEMBER, "市政务数据局：查看全局台账"),
  account("bangongshi", "谢雨桐", ROLE_LABELS.OFFICE, "市政务数据局：管台账、责任分工、复核"),
  account("ducha", "梁素芬", ROLE_LABELS.SUPERVISION, "市政务数据局：核实、退回、认定反弹"),
  account("zeren", "郑克勤", ROLE_LABELS.RESPONSIBLE_LEADER, "市政务数据局：审签分管的措施"),
  account("fuzeren", "沈砚", ROLE_LABELS.UNIT_HEAD, "政务服务处、政策法规处负责人"),
  account("lianluo1", "魏子谦", ROLE_LABELS.LIAISON, "政务服务处、政策法规处：报进展、申请销号"),
  account("lianluo2", "孟佳", ROLE_LABELS.LIAISON, "数据资源处：报进展、申请销号"),
  account("jijian", "高敬之", ROLE_LABELS.DISCIPLINE, "市政务数据局：监督，只读"),
  account("xuncha", "江临", ROLE_LABELS.INSPECTION_OFFICE, "市委巡察办：看各被巡察单位，只读"),
  account("lj-bangongshi", "蒋若溪", ROLE_LABELS.OFFICE, "临江区住建局：刚反馈，正在明确责任分工"),
  account("xitong", "马骏", ROLE_LABELS.SYSTEM_ADMIN, "管单位、人员、账号"),
  account("anquan", "白露", ROLE_LABELS.SECURITY_ADMIN, "管岗位授权"),
  account("shenji", "纪云舟", ROLE_LABELS.AUDIT_ADMIN, "看审计记录"),
];
