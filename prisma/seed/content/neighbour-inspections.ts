import { SHORT_CHAIN } from "../../../lib/domain/signing/stages";
import type { InspectionSeed } from "./types";

/** The fourth round. Days count from today; the reports of both bodies are due about now, one day past, one to come. */

const FOURTH = { kind: "XUNCHA", term: "六届市委", round: "第四轮", base: "today" } as const;

export const WATER: InspectionSeed = {
  ...FOURTH,
  chain: [...SHORT_CHAIN],
  title: "六届市委第四轮巡察（市水务局）",
  team: "市委第二巡察组",
  feedback: -100,
  meeting: -12,
  contact: {
    phone: "0000-8851207",
    email: "zhenggai@swj.yunxi.example",
    address: "云溪市清源路21号",
    postcode: "000000",
  },
  advice: ["把节水优先和河湖安全作为政治责任，整改进度按月向市委巡察办报告。"],
  clues: [
    { on: -80, transferred: 3, concluded: 0 },
    { on: -9, transferred: 4, concluded: 3 },
  ],
  sections: [
    {
      title: "落实水资源管理责任方面",
      issues: [
        {
          title: "取水许可监管宽松",
          text: "部分取水户超许可取水，计量设施安装不全，超计划累进加价没有执行到位。",
          target: "规模以上取水口计量全覆盖，超许可取水全部纠正。",
          manifestations: ["抽查三十户取水户，七户超许可取水。", "二十一处取水口没有安装在线计量设施。"],
          measures: [
            {
              text: "对七户超许可取水户逐户下达整改通知，核减取水量或重新论证，逾期不改的依法处罚。",
              by: "水资源科",
              time: "IMMEDIATE",
              due: -62,
              closed: -64,
              log: ["七户全部约谈，五户核减取水量，两户重新提交论证报告。"],
            },
            {
              text: "为二十一处取水口安装在线计量设施并接入省级平台，上线率纳入月度通报。",
              by: "水资源科",
              due: -26,
              heard: -19,
              log: ["完成十四处安装，七处因供货推迟。", { kind: "NO_CHANGE", text: "设备仍未到货，已催促供应商。" }],
            },
            {
              text: "执行超计划用水累进加价，补征上年度加价水费并逐户公示。",
              by: "水资源科",
              with: ["办公室"],
              due: -20,
              closed: -14,
              log: ["补征加价水费四十一万元，公示无异议。"],
              outcomes: [{ kind: "RECOVERED", value: 41, name: "超计划用水加价水费" }],
            },
          ],
        },
        {
          title: "节水宣传流于形式",
          text: "节水载体建设重挂牌轻管理，公共机构用水定额管理没有落实。",
          target: "公共机构用水定额考核全覆盖。",
          manifestations: ["抽查十家节水型单位，四家没有用水台账。"],
          measures: [
            {
              text: "对已命名的节水型单位开展复核，达不到标准的予以摘牌。",
              by: "办公室",
              due: -45,
              closed: -48,
              log: ["复核六十二家，摘牌三家并通报。"],
              outcomes: [{ kind: "CHECK", value: 62, name: "节水型单位复核" }],
            },
            {
              text: "印发公共机构用水定额考核办法，每季度公布用水量排名。",
              by: "办公室",
              due: -30,
              closed: -31,
              log: ["考核办法已印发，首期排名已公布。"],
              outcomes: [{ kind: "RULE", value: 1, name: "公共机构用水定额考核办法", no: "云水务〔{Y}〕18号" }],
            },
          ],
        },
      ],
    },
    {
      title: "河湖管理保护方面",
      issues: [
        {
          title: "河道清障不彻底",
          text: "汛前清障走过场，个别河段阻水林木、围垦种植反复出现。",
          target: "阻水障碍全部清除，岸线巡查常态化。",
          manifestations: ["望江支流两处围垦种植清除后复种。", "三座临时便桥没有按期拆除。"],
          measures: [
            {
              text: "清除望江支流围垦种植并复绿，设置界桩和公示牌，每旬巡查一次。",
              by: "河湖科",
              due: 12,
              relapse: {
                on: -24,
                reason: "暗访发现同一河段再次围垦种植。",
                due: -58,
                closed: -60,
                log: ["两处围垦种植已清除并复绿。"],
              },
              heard: -5,
              log: ["再次清除复种地块三亩，对责任人立案查处。"],
            },
            {
              text: "拆除三座临时便桥，恢复河道断面，由第三方测量验收。",
              by: "河湖科",
              due: -6,
              heard: -4,
              log: ["两座便桥已拆除，另一座因交通导改尚未拆除。"],
            },
            {
              text: "建立岸线巡查“发现—交办—反馈”电子工单，逾期工单自动上报。",
              by: "河湖科",
              due: 4,
              sent: -3,
              stage: "SUPERVISION",
              heard: -4,
              log: ["电子工单上线运行一个月，办结率百分之九十六。"],
            },
            {
              text: "每季度开展一次岸线联合巡查，巡查结果向社会公开。",
              by: "河湖科",
              time: "LONG_TERM",
              due: 40,
              heard: -16,
              log: ["首次联合巡查发现问题五处，全部交办。"],
            },
          ],
        },
      ],
    },
  ],
  items: [],
};

export const SPORTS: InspectionSeed = {
  ...FOURTH,
  chain: [...SHORT_CHAIN],
  title: "六届市委第四轮巡察（市体育局）",
  team: "市委第四巡察组",
  feedback: -87,
  meeting: null,
  contact: {
    phone: "0000-8839914",
    email: "zhenggai@tyj.yunxi.example",
    address: "云溪市奥体中路3号",
    postcode: "000000",
  },
  advice: ["坚持体育场馆的公益属性，把群众满意作为整改成效的检验。"],
  clues: [{ on: -20, transferred: 1, concluded: 1 }],
  sections: [
    {
      title: "公共体育服务方面",
      issues: [
        {
          title: "公共场馆免费开放打折扣",
          text: "免费低收费开放时段安排在工作日白天，周末和晚间群众用不上。",
          target: "晚间和周末免费时段不少于总时段的四成。",
          manifestations: ["三个场馆周末没有免费时段。", "网上预约名额放出后数分钟即被抢空。"],
          measures: [
            {
              text: "调整场馆免费开放时段，晚间和周末时段占比公开公示。",
              by: "健身中心",
              time: "IMMEDIATE",
              due: -60,
              closed: -63,
              log: ["三个场馆新时段表已执行，晚间和周末占百分之四十三。"],
            },
            {
              text: "预约系统实行实名限次和爽约扣分，堵住代抢漏洞。",
              by: "健身中心",
              with: ["办公室"],
              due: -40,
              closed: -42,
              log: ["系统升级上线，处理异常账号一百一十七个。"],
            },
            {
              text: "开展场馆开放满意度调查，结果与补助资金挂钩。",
              by: "群体科",
              due: -15,
              closed: -17,
              log: ["回收问卷二千余份，满意度百分之九十二，扣减一家补助。"],
            },
          ],
        },
        {
          title: "健身器材管护缺位",
          text: "室外健身器材重安装轻维护，损坏器材长期无人修理。",
          target: "器材完好率不低于百分之九十八。",
          manifestations: ["抽查二百件器材，三十四件损坏。"],
          measures: [
            {
              text: "对全市室外健身器材逐件检修，不能修复的立即拆除并公示补装计划。",
              by: "群体科",
              due: -35,
              closed: -36,
              log: ["检修器材四千六百件，拆除八十二件。"],
            },
            {
              text: "建立器材二维码报修制度，报修后三日内到场。",
              by: "群体科",
              due: 9,
              sent: -2,
              stage: "OFFICE",
              heard: -3,
              log: ["二维码张贴完毕，已受理报修九十一件。"],
            },
            {
              text: "将器材管护经费纳入年度预算，按街道清单拨付。",
              by: "办公室",
              due: 20,
              heard: -6,
              log: ["管护经费方案已报市财政局。"],
            },
          ],
        },
      ],
    },
  ],
  items: [],
};
