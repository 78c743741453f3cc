import type { Random } from "./random";

/** Words of generated data. It only has to be of believable length and variety: people read the example ledger, not this. */

type Words = readonly [string, ...string[]];

const DISTRICTS: Words = [
  "东岭",
  "西浦",
  "南屏",
  "北苑",
  "青岚",
  "白石",
  "临溪",
  "松河",
  "竹园",
  "梅岭",
  "云台",
  "石桥",
  "柳湾",
  "枫林",
  "碧湖",
  "清泉",
  "长堤",
  "古渡",
  "新塘",
  "双塔",
  "沙洲",
  "金禾",
  "玉屏",
  "凤鸣",
  "龙潭",
  "鹤岭",
  "锦溪",
  "秀水",
  "红岩",
  "翠峰",
  "平川",
  "望江",
  "桃源",
  "杏林",
  "兰亭",
  "荷塘",
  "桂园",
  "榕城",
  "椿树",
  "槐荫",
];
const BUREAUS: Words = [
  "教育局",
  "民政局",
  "财政局",
  "司法局",
  "农业农村局",
  "水务局",
  "商务局",
  "审计局",
  "统计局",
  "林业局",
  "交通运输局",
  "卫生健康局",
  "应急管理局",
  "市场监督管理局",
  "生态环境分局",
  "人力资源和社会保障局",
  "自然资源局",
  "文化和旅游局",
  "退役军人事务局",
  "医疗保障局",
  "城市管理局",
  "信访局",
  "档案馆",
  "科学技术局",
  "住房公积金中心",
  "供销社",
  "气象局",
  "体育局",
  "粮食和储备局",
  "机关事务中心",
  "投资促进局",
  "乡村振兴局",
  "公共资源交易中心",
  "融媒体中心",
  "残疾人联合会",
  "科学技术协会",
  "工商联",
  "妇女联合会",
  "总工会",
  "红十字会",
  "文学艺术联合会",
  "社会科学联合会",
  "地震局",
  "地方志办公室",
  "接待办公室",
  "招商局",
  "港航中心",
  "铁路建设办公室",
  "会展中心",
  "数据服务中心",
];

export const BODY_NAMES = DISTRICTS.length * BUREAUS.length;

/** Name of the n-th generated body, from 0; each is different. */
export function bodyName(n: number): { name: string; shortName: string } {
  const bureau = BUREAUS[n % BUREAUS.length] ?? BUREAUS[0];
  const district = DISTRICTS[Math.floor(n / BUREAUS.length) % DISTRICTS.length] ?? DISTRICTS[0];
  const again = Math.floor(n / BODY_NAMES);
  const shortName = `${district}区${bureau}${again > 0 ? `第${again + 1}分部` : ""}`;
  return { name: `云溪市${shortName}`, shortName };
}

export const UNIT_NAMES: Words = [
  "办公室",
  "人事科",
  "计划财务科",
  "政策法规科",
  "业务一科",
  "业务二科",
  "监督检查科",
  "信息中心",
];

const FAMILY: Words = [
  "赵",
  "钱",
  "孙",
  "李",
  "周",
  "吴",
  "郑",
  "王",
  "冯",
  "陈",
  "褚",
  "卫",
  "蒋",
  "沈",
  "韩",
  "杨",
  "朱",
  "秦",
  "尤",
  "许",
  "何",
  "吕",
  "施",
  "张",
  "孔",
  "曹",
  "严",
  "华",
  "金",
  "魏",
];
const GIVEN: Words = [
  "建国",
  "文博",
  "晓岚",
  "思远",
  "立新",
  "雅婷",
  "浩然",
  "志强",
  "静怡",
  "海峰",
  "若彤",
  "明哲",
  "春燕",
  "国栋",
  "雪莹",
  "子昂",
  "慧敏",
  "永康",
  "佳宁",
  "景行",
];

export function personName(random: Random): string {
  return random.of(FAMILY) + random.of(GIVEN);
}

export const SECTION_TITLES: Words = [
  "贯彻落实上级决策部署方面",
  "履行主责主业方面",
  "全面从严治党方面",
  "干部队伍和基层党建方面",
];

const TOPICS: Words = [
  "专项资金拨付",
  "政府采购",
  "合同管理",
  "档案归集",
  "信访件办理",
  "窗口服务",
  "项目验收",
  "固定资产管理",
  "公务接待",
  "差旅报销",
  "干部轮岗",
  "“三会一课”",
  "议事决策",
  "廉政风险防控",
  "政务公开",
  "数据报送",
  "应急值守",
  "安全检查",
  "惠民补贴发放",
  "下属单位监管",
  "公车使用",
  "培训经费",
  "行政许可",
  "执法文书",
  "督查督办",
];
const FAULTS: Words = [
  "不够规范",
  "不够及时",
  "审核把关不严",
  "制度执行不到位",
  "底数不清",
  "跟踪问效不足",
  "存在薄弱环节",
  "责任落实不到位",
];
const WAYS: Words = [
  "逐项排查近三年情况，建立问题台账，",
  "修订完善管理办法，明确责任岗位和办理时限，",
  "组织业务培训和案例教学，",
  "开展专项检查，对发现的问题现场交办，",
  "实行清单管理，按月通报进度，",
  "引入系统校验和到期提醒，",
  "由分管领导牵头成立专班，",
  "会同相关部门开展交叉检查，",
];
const ENDS: Words = [
  "限期全部整改到位。",
  "结果纳入年度考核。",
  "每季度向党组会议报告一次。",
  "对责任人员依规作出处理。",
  "形成长效机制并持续执行。",
  "整改情况在单位内部公开。",
  "接受服务对象评议。",
];
const PROGRESS: Words = [
  "完成排查，发现问题{n}个，已整改{m}个。",
  "办法初稿形成，征求意见{n}条，采纳{m}条。",
  "组织培训{m}期，参训{n}人次。",
  "现场检查{n}处，交办问题{m}个。",
  "清单事项{n}项，本月完成{m}项。",
  "系统功能完成测试，累计提醒{n}次，超期{m}件。",
  "召开专题会议研究，明确任务{n}项、责任人{m}名。",
];

export function issueTitle(random: Random): string {
  return random.of(TOPICS) + random.of(FAULTS);
}

export function measureText(random: Random): string {
  return `针对${random.of(TOPICS)}问题，${random.of(WAYS)}${random.chance(0.3) ? random.of(WAYS) : ""}${random.of(ENDS)}`;
}

export function progressText(random: Random): string {
  const n = random.int(5, 120);
  return random
    .of(PROGRESS)
    .replace("{n}", String(n))
    .replace("{m}", String(random.int(1, n)));
}
