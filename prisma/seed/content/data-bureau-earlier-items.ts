import type { ItemSeed } from "./types";

/** Items the data bureau found beside the feedback of the earlier inspection. Days count from its feedback. */
export const EARLIER_ITEMS: ItemSeed[] = [
  {
    kind: "ANALOGOUS",
    title: "县区自建审批系统时限设置不一致",
    issue: 2,
    measures: [
      {
        text: "组织县区对自建审批系统时限同步校准，形成校准对照表报市局备案。",
        by: "政务服务处",
        due: 55,
        closed: 53,
        log: ["四个县区校准事项三百一十二个，对照表已备案。"],
      },
    ],
  },
  {
    kind: "ANALOGOUS",
    title: "直属单位自建系统底数不清",
    issue: 4,
    measures: [
      {
        text: "对直属单位自建系统同步摸底，参照局机关清单分类处置。",
        by: "大数据中心",
        with: ["电子政务处"],
        due: 60,
        closed: 57,
        log: ["摸底直属单位系统十一套，关停三套、整合五套。"],
      },
    ],
  },
  {
    kind: "ANALOGOUS",
    title: "便民服务站服务时间不统一",
    issue: 7,
    measures: [
      {
        text: "统一全市便民服务站开放时间并在地图平台标注，节假日值班安排提前一周公布。",
        by: "政务服务处",
        due: 50,
        closed: 47,
        log: ["二百零六个便民服务站开放时间统一并完成地图标注。"],
      },
      {
        text: "对便民服务站开展不打招呼的开门检查。",
        by: "政务服务中心",
        due: 75,
        closed: 73,
        log: ["抽查站点三十个，两个未按时开门已通报。"],
        outcomes: [{ kind: "CHECK", value: 30, name: "站点开门检查" }],
      },
    ],
  },
  {
    kind: "ANALOGOUS",
    title: "网络问政留言答复套话较多",
    issue: 8,
    measures: [
      {
        text: "参照热线办理要求，对网络问政答复实行真实性抽查，套话答复退回重写。",
        by: "热线管理处",
        with: ["办公室"],
        due: 65,
        closed: 64,
        log: ["抽查网络问政答复一百五十件，退回重写二十二件。"],
      },
    ],
  },
  {
    kind: "ANALOGOUS",
    title: "直属单位党员发展材料不完整",
    issue: 9,
    measures: [
      {
        text: "对直属单位近三年发展党员材料逐份复核，缺失材料依规补充。",
        by: "机关党委",
        due: 70,
        closed: 69,
        log: ["复核发展党员材料三十一份，补充完善八份。"],
      },
    ],
  },
  {
    kind: "ANALOGOUS",
    title: "直属单位资产出租出借手续不全",
    issue: 11,
    measures: [
      {
        text: "清理直属单位资产出租出借合同，手续不全的补办审批，低于市场价格的重新评估。",
        by: "规划财务处",
        with: ["政务服务中心"],
        due: 85,
        closed: 99,
        log: ["清理出租合同六份。", "两份合同重新评估后租金上调，年增收四点二万元。"],
        outcomes: [{ kind: "RECOVERED", value: 4.2, name: "租金重新评估年增收" }],
      },
    ],
  },
  {
    kind: "REFORM",
    title: "建设全市统一的政务服务知识图谱",
    issue: 1,
    measures: [
      {
        text: "以统一实施清单为基础建设政务服务知识图谱，先期覆盖企业开办、社会保障、不动产三个领域，为智能导办和热线座席提供统一答复依据。",
        by: "大数据中心",
        with: ["政务服务处", "热线管理处"],
        due: 440,
        original: 200,
        leader: "冯启元",
        stage: "RESPONSIBLE_LEADER",
        sent: 395,
        log: [
          "完成三个领域知识抽取，形成知识条目一万一千条。",
          "智能导办试运行，首轮应答准确率百分之八十一。",
          "热线座席接入知识图谱，平均查询用时缩短二十秒。",
        ],
        remark: "覆盖领域扩大，时限经领导小组会议批准顺延。",
      },
    ],
  },
];
