import type { BodySeed } from "./types";

/** The inspection office above both bodies. */
export const INSPECTION_OFFICE: BodySeed = {
  name: "中共云溪市委巡察工作领导小组办公室",
  shortName: "市委巡察办",
  units: [],
  people: [
    { name: "江临", title: "市委巡察办副主任", login: "xuncha", posts: [{ role: "INSPECTION_OFFICE", from: -900 }] },
    { name: "顾南乔", title: "市委巡察办督导科科长", posts: [{ role: "INSPECTION_OFFICE", from: -520, to: -60 }] },
    { name: "马骏", title: "信息技术科科长", login: "xitong", posts: [{ role: "SYSTEM_ADMIN", from: -570 }] },
    { name: "白露", title: "综合科机要保密员", login: "anquan", posts: [{ role: "SECURITY_ADMIN", from: -570 }] },
    { name: "纪云舟", title: "监督检查科二级主任科员", login: "shenji", posts: [{ role: "AUDIT_ADMIN", from: -570 }] },
  ],
  leaders: {},
};

export const DATA_BUREAU: BodySeed = {
  name: "云溪市政务数据局",
  shortName: "市政务数据局",
  units: [
    { name: "办公室", shortName: "办公室", kind: "DEPARTMENT", aliases: ["局办公室", "综合处"] },
    { name: "机关党委（人事处）", shortName: "机关党委", kind: "DEPARTMENT", aliases: ["人事处", "机关纪委"] },
    { name: "规划财务处", shortName: "规划财务处", kind: "DEPARTMENT", aliases: ["财务处", "规财处"] },
    { name: "政策法规处", shortName: "政策法规处", kind: "DEPARTMENT", aliases: ["法规处"] },
    { name: "政务服务处", shortName: "政务服务处", kind: "DEPARTMENT", aliases: ["政务服务管理处"] },
    { name: "数据资源处", shortName: "数据资源处", kind: "DEPARTMENT", aliases: ["数据处"] },
    { name: "电子政务处", shortName: "电子政务处", kind: "DEPARTMENT", aliases: ["信息化处"] },
    { name: "热线管理处", shortName: "热线管理处", kind: "DEPARTMENT", aliases: ["12345热线管理处"] },
    { name: "云溪市大数据中心", shortName: "大数据中心", kind: "SUBORDINATE", aliases: ["市大数据中心"] },
    {
      name: "云溪市政务服务中心",
      shortName: "政务服务中心",
      kind: "SUBORDINATE",
      aliases: ["市政务服务中心", "市民中心"],
    },
    {
      name: "云溪市纪委监委驻市政府办公室纪检监察组",
      shortName: "驻府办纪检监察组",
      kind: "OUTSIDE",
      aliases: ["派驻纪检监察组", "驻市政府办公室纪检监察组"],
    },
    { name: "数据人才工作专班", shortName: "数据人才专班", kind: "DEPARTMENT", aliases: ["人才专班"], ended: -14 },
  ],
  people: [
    { name: "周明远", title: "副市长", login: "diyizuzhang", posts: [{ role: "FIRST_LEADER", from: -700 }] },
    {
      name: "陆建衡",
      title: "党组书记、局长",
      login: "zuzhang",
      posts: [
        { role: "GROUP_LEADER", from: -760 },
        { role: "RESPONSIBLE_LEADER", from: -760 },
      ],
    },
    {
      name: "何婉清",
      title: "党组副书记、副局长",
      login: "fuzuzhang",
      posts: [
        { role: "DEPUTY_LEADER", from: -640 },
        { role: "RESPONSIBLE_LEADER", from: -640 },
      ],
      fields: [{ unit: "办公室" }, { unit: "机关党委" }, { unit: "规划财务处" }],
    },
    {
      name: "郑克勤",
      title: "党组成员、副局长",
      login: "zeren",
      posts: [
        { role: "RESPONSIBLE_LEADER", from: -800 },
        { role: "GROUP_MEMBER", from: -800 },
      ],
      fields: [
        { unit: "政策法规处" },
        { unit: "政务服务处" },
        { unit: "政务服务中心" },
        { unit: "热线管理处", from: -11 },
      ],
    },
    {
      name: "苏志航",
      title: "党组成员、总工程师",
      login: "zeren2",
      posts: [
        { role: "RESPONSIBLE_LEADER", from: -610 },
        { role: "GROUP_MEMBER", from: -610 },
      ],
      fields: [{ unit: "数据资源处" }, { unit: "电子政务处" }, { unit: "大数据中心" }],
    },
    {
      name: "冯启元",
      title: "原党组成员、副局长（已调离）",
      posts: [{ role: "RESPONSIBLE_LEADER", from: -720, to: -12 }],
      fields: [{ unit: "热线管理处", to: -12 }],
    },
    {
      name: "方秉正",
      title: "党组成员、副局长",
      login: "chengyuan",
      posts: [{ role: "GROUP_MEMBER", from: -590 }],
    },
    { name: "梁素芬", title: "二级调研员", login: "ducha", posts: [{ role: "SUPERVISION", from: -590 }] },
    { name: "裴树声", title: "三级调研员", login: "ducha2", posts: [{ role: "SUPERVISION", from: -470 }] },
    { name: "谢雨桐", title: "办公室一级主任科员", login: "bangongshi", posts: [{ role: "OFFICE", from: -560 }] },
    {
      name: "邵立群",
      title: "办公室主任",
      login: "bangongshi2",
      posts: [
        { role: "OFFICE", from: -720 },
        { role: "UNIT_HEAD", unit: "办公室", from: -720 },
      ],
    },
    {
      name: "徐国梁",
      title: "机关党委专职副书记、人事处处长",
      login: "fuzeren2",
      posts: [{ role: "UNIT_HEAD", unit: "机关党委", from: -680 }],
    },
    {
      name: "贾文静",
      title: "规划财务处处长",
      login: "fuzeren3",
      posts: [{ role: "UNIT_HEAD", unit: "规划财务处", from: -655 }],
    },
    {
      name: "沈砚",
      title: "政务服务处处长",
      login: "fuzeren",
      posts: [
        { role: "UNIT_HEAD", unit: "政务服务处", from: -700 },
        { role: "UNIT_HEAD", unit: "政策法规处", from: -700 },
      ],
    },
    {
      name: "罗启航",
      title: "数据资源处处长",
      login: "fuzeren4",
      posts: [
        { role: "UNIT_HEAD", unit: "数据资源处", from: -600 },
        { role: "UNIT_HEAD", unit: "电子政务处", from: -600 },
      ],
    },
    {
      name: "丁海宁",
      title: "热线管理处处长",
      login: "fuzeren5",
      posts: [{ role: "UNIT_HEAD", unit: "热线管理处", from: -615 }],
    },
    {
      name: "叶承宇",
      title: "大数据中心主任",
      login: "fuzeren6",
      posts: [
        { role: "LIAISON", unit: "数据资源处", from: -700, to: -481 },
        { role: "UNIT_HEAD", unit: "大数据中心", from: -480 },
      ],
    },
    {
      name: "潘秀兰",
      title: "政务服务中心主任",
      login: "fuzeren7",
      posts: [{ role: "UNIT_HEAD", unit: "政务服务中心", from: -740 }],
    },
    {
      name: "魏子谦",
      title: "政务服务处二级主任科员",
      login: "lianluo1",
      posts: [
        { role: "LIAISON", unit: "政务服务处", from: -199 },
        { role: "LIAISON", unit: "政策法规处", from: -480 },
      ],
    },
    {
      name: "孟佳",
      title: "数据资源处三级主任科员",
      login: "lianluo2",
      posts: [{ role: "LIAISON", unit: "数据资源处", from: -480 }],
    },
    {
      name: "林小满",
      title: "办公室四级主任科员",
      login: "lianluo3",
      posts: [
        { role: "LIAISON", unit: "办公室", from: -530 },
        { role: "LIAISON", unit: "规划财务处", from: -430 },
      ],
    },
    {
      name: "唐一诺",
      title: "机关党委三级主任科员",
      login: "lianluo4",
      posts: [{ role: "LIAISON", unit: "机关党委", from: -505 }],
    },
    {
      name: "韩冬",
      title: "大数据中心综合部副部长",
      login: "lianluo5",
      posts: [
        { role: "LIAISON", unit: "大数据中心", from: -475 },
        { role: "LIAISON", unit: "电子政务处", from: -440 },
        { role: "LIAISON", unit: "数据人才专班", from: -200, to: -15 },
      ],
    },
    {
      name: "钟晓雯",
      title: "政务服务中心督导科科长",
      login: "lianluo6",
      posts: [{ role: "LIAISON", unit: "政务服务中心", from: -545 }],
    },
    {
      name: "程屹",
      title: "热线管理处二级主任科员",
      login: "lianluo7",
      posts: [{ role: "LIAISON", unit: "热线管理处", from: -460 }],
    },
    { name: "高敬之", title: "派驻纪检监察组组长", login: "jijian", posts: [{ role: "DISCIPLINE", from: -650 }] },
    {
      name: "任书言",
      title: "派驻纪检监察组综合室主任",
      login: "lianluo8",
      posts: [{ role: "LIAISON", unit: "驻府办纪检监察组", from: -450 }],
    },
    {
      name: "宋怀民",
      title: "政务服务处原一级主任科员（已退休）",
      login: "songhuaimin",
      disabled: -198,
      posts: [{ role: "LIAISON", unit: "政务服务处", from: -820, to: -200 }],
    },
  ],
  leaders: {
    办公室: "何婉清",
    机关党委: "何婉清",
    规划财务处: "何婉清",
    政策法规处: "郑克勤",
    政务服务处: "郑克勤",
    数据资源处: "苏志航",
    电子政务处: "苏志航",
    热线管理处: "郑克勤",
    大数据中心: "苏志航",
    政务服务中心: "郑克勤",
    驻府办纪检监察组: "何婉清",
    数据人才专班: "苏志航",
  },
};

export const HOUSING_BUREAU: BodySeed = {
  name: "云溪市临江区住房和建设局",
  shortName: "临江区住建局",
  units: [
    { name: "办公室", shortName: "办公室", kind: "DEPARTMENT", aliases: ["局办公室"] },
    { name: "党建人事科", shortName: "党建人事科", kind: "DEPARTMENT", aliases: ["人事科"] },
    { name: "计划财务科", shortName: "计划财务科", kind: "DEPARTMENT", aliases: ["财务科"] },
    { name: "建筑市场管理科", shortName: "建筑市场科", kind: "DEPARTMENT", aliases: ["建管科"] },
    { name: "房产与物业管理科", shortName: "房产物业科", kind: "DEPARTMENT", aliases: ["房管科", "物业科"] },
    { name: "城市更新科", shortName: "城市更新科", kind: "DEPARTMENT", aliases: ["旧改办"] },
    { name: "临江区建设工程质量安全站", shortName: "质量安全站", kind: "SUBORDINATE", aliases: ["质安站"] },
    { name: "临江区保障性住房服务中心", shortName: "住房保障中心", kind: "SUBORDINATE", aliases: ["保障房中心"] },
    {
      name: "临江区纪委监委驻区住建局纪检监察组",
      shortName: "驻区住建局纪检监察组",
      kind: "OUTSIDE",
      aliases: ["派驻纪检监察组"],
    },
  ],
  people: [
    {
      name: "吴仲明",
      title: "党组书记、局长",
      login: "lj-zuzhang",
      posts: [
        { role: "GROUP_LEADER", from: -500 },
        { role: "RESPONSIBLE_LEADER", from: -500 },
      ],
    },
    {
      name: "薛红梅",
      title: "党组成员、副局长",
      login: "lj-zeren",
      posts: [
        { role: "DEPUTY_LEADER", from: -410 },
        { role: "RESPONSIBLE_LEADER", from: -410 },
      ],
    },
    {
      name: "尹志刚",
      title: "党组成员、副局长",
      login: "lj-zeren2",
      posts: [{ role: "RESPONSIBLE_LEADER", from: -390 }],
    },
    { name: "蒋若溪", title: "办公室主任", login: "lj-bangongshi", posts: [{ role: "OFFICE", from: -300 }] },
    { name: "康伯年", title: "四级调研员", login: "lj-ducha", posts: [{ role: "SUPERVISION", from: -260 }] },
    {
      name: "庄毅",
      title: "质量安全站站长",
      login: "lj-fuzeren",
      posts: [{ role: "UNIT_HEAD", unit: "质量安全站", from: -600 }],
    },
    {
      name: "傅琳",
      title: "办公室副主任",
      login: "lj-lianluo1",
      posts: [
        { role: "LIAISON", unit: "办公室", from: -300 },
        { role: "LIAISON", unit: "党建人事科", from: -300 },
        { role: "LIAISON", unit: "计划财务科", from: -300 },
      ],
    },
    {
      name: "戴云飞",
      title: "房产与物业管理科科员",
      login: "lj-lianluo2",
      posts: [
        { role: "LIAISON", unit: "房产物业科", from: -280 },
        { role: "LIAISON", unit: "住房保障中心", from: -280 },
        { role: "LIAISON", unit: "城市更新科", from: -150 },
      ],
    },
    {
      name: "陶然",
      title: "质量安全站副站长",
      login: "lj-lianluo3",
      posts: [
        { role: "LIAISON", unit: "质量安全站", from: -220 },
        { role: "LIAISON", unit: "建筑市场科", from: -220 },
      ],
    },
    { name: "严守诚", title: "派驻纪检监察组组长", login: "lj-jijian", posts: [{ role: "DISCIPLINE", from: -450 }] },
  ],
  leaders: {
    办公室: "薛红梅",
    党建人事科: "薛红梅",
    计划财务科: "薛红梅",
    建筑市场科: "尹志刚",
    房产物业科: "薛红梅",
    城市更新科: "尹志刚",
    质量安全站: "尹志刚",
    住房保障中心: "薛红梅",
    驻区住建局纪检监察组: "吴仲明",
  },
};
