import { FULL_CHAIN, SHORT_CHAIN } from "../../../lib/domain/signing/stages";
import { CURRENT_SECTIONS_A } from "./data-bureau-current-a";
import { CURRENT_SECTIONS_B } from "./data-bureau-current-b";
import { CURRENT_ITEMS } from "./data-bureau-current-items";
import { EARLIER_SECTIONS } from "./data-bureau-earlier";
import { EARLIER_ITEMS } from "./data-bureau-earlier-items";
import { HOUSING_SECTIONS_A } from "./housing-bureau-a";
import { HOUSING_ITEMS, HOUSING_SECTIONS_B } from "./housing-bureau-b";
import type { InspectionSeed } from "./types";

export const EARLIER: InspectionSeed = {
  kind: "XUNCHA",
  title: "六届市委第二轮巡察（市政务数据局）",
  term: "六届市委",
  round: "第二轮",
  team: "市委第一巡察组",
  feedback: -400,
  base: "feedback",
  meeting: null,
  chain: [...FULL_CHAIN],
  contact: {
    phone: "0000-8866012",
    email: "zhenggai@zwsjj.yunxi.example",
    address: "云溪市和顺路66号市政务数据局机关党委",
    postcode: "000000",
  },
  advice: [
    "市政务数据局党组要切实担负巡察整改主体责任，主要负责同志带头整改，班子成员分工负责。",
    "集中整改期结束后，要持续抓好长期整改事项，防止问题反弹回潮。",
  ],
  clues: [
    { on: 30, transferred: 4, concluded: 1 },
    { on: 90, transferred: 5, concluded: 4 },
    { on: 180, transferred: 5, concluded: 5 },
  ],
  sections: EARLIER_SECTIONS,
  items: EARLIER_ITEMS,
};

export const CURRENT: InspectionSeed = {
  kind: "XUNCHA",
  title: "六届市委第五轮巡察（市政务数据局）",
  term: "六届市委",
  round: "第五轮",
  team: "市委第三巡察组",
  feedback: -56,
  base: "today",
  meeting: -8,
  chain: [...SHORT_CHAIN],
  contact: {
    phone: "0000-8866012",
    email: "zhenggai@zwsjj.yunxi.example",
    address: "云溪市和顺路66号市政务数据局机关党委",
    postcode: "000000",
  },
  advice: [
    "提高政治站位，把巡察整改作为重大政治任务，坚持当下改与长久立相结合。",
    "对上轮巡察指出而没有整改到位的问题，要优先整改、从严问责。",
    "整改进展情况要在一定范围内公开，接受干部群众监督。",
  ],
  clues: [
    { on: -42, transferred: 3, concluded: 0 },
    { on: -21, transferred: 6, concluded: 2 },
    { on: -7, transferred: 7, concluded: 4 },
  ],
  sections: [...CURRENT_SECTIONS_A, ...CURRENT_SECTIONS_B],
  items: CURRENT_ITEMS,
};

export const HOUSING: InspectionSeed = {
  kind: "XUNCHA",
  title: "六届市委第五轮巡察（临江区住建局）",
  term: "六届市委",
  round: "第五轮",
  team: "市委第六巡察组",
  feedback: -17,
  base: "today",
  meeting: null,
  chain: [...SHORT_CHAIN],
  contact: {
    phone: "0000-7755301",
    email: "xunchazg@ljzj.yunxi.example",
    address: "云溪市临江区望江路108号区住建局办公室",
    postcode: "000000",
  },
  advice: [
    "坚持以人民为中心，对群众反映强烈的住房、物业、质量安全问题立行立改。",
    "整改方案要责任到人、时限到天，不得以会议、文件代替落实。",
  ],
  clues: [{ on: -5, transferred: 2, concluded: 0 }],
  sections: [...HOUSING_SECTIONS_A, ...HOUSING_SECTIONS_B],
  items: HOUSING_ITEMS,
};
