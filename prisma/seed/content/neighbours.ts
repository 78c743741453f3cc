import type { BodySeed } from "./types";

/** Two bodies of the round before, small and nearly through: what the inspection office compares the others with. */

export const WATER_BUREAU: BodySeed = {
  name: "云溪市水务局",
  shortName: "市水务局",
  units: [
    { name: "办公室", shortName: "办公室", kind: "DEPARTMENT", aliases: ["局办公室"] },
    { name: "水资源管理科", shortName: "水资源科", kind: "DEPARTMENT", aliases: ["水资源科"] },
    { name: "河湖管理科", shortName: "河湖科", kind: "DEPARTMENT", aliases: ["河长制办公室"] },
  ],
  people: [
    {
      name: "闻道平",
      title: "党组书记、局长",
      login: "sw-zuzhang",
      posts: [
        { role: "GROUP_LEADER", from: -520 },
        { role: "RESPONSIBLE_LEADER", from: -520 },
      ],
    },
    {
      name: "邱素云",
      title: "党组成员、副局长",
      login: "sw-zeren",
      posts: [{ role: "RESPONSIBLE_LEADER", from: -430 }],
    },
    { name: "霍青", title: "办公室主任", login: "sw-bangongshi", posts: [{ role: "OFFICE", from: -320 }] },
    { name: "晏如松", title: "三级调研员", login: "sw-ducha", posts: [{ role: "SUPERVISION", from: -300 }] },
    {
      name: "祝安",
      title: "水资源管理科四级主任科员",
      login: "sw-lianluo1",
      posts: [
        { role: "LIAISON", unit: "水资源科", from: -310 },
        { role: "LIAISON", unit: "办公室", from: -310 },
      ],
    },
    {
      name: "褚明河",
      title: "河湖管理科科员",
      login: "sw-lianluo2",
      posts: [{ role: "LIAISON", unit: "河湖科", from: -280 }],
    },
  ],
  leaders: { 办公室: "闻道平", 水资源科: "邱素云", 河湖科: "邱素云" },
};

export const SPORTS_BUREAU: BodySeed = {
  name: "云溪市体育局",
  shortName: "市体育局",
  units: [
    { name: "办公室", shortName: "办公室", kind: "DEPARTMENT", aliases: ["局办公室"] },
    { name: "群众体育科", shortName: "群体科", kind: "DEPARTMENT", aliases: ["群体科"] },
    { name: "云溪市全民健身中心", shortName: "健身中心", kind: "SUBORDINATE", aliases: ["市全民健身中心"] },
  ],
  people: [
    {
      name: "卫国兴",
      title: "党组书记、局长",
      login: "ty-zuzhang",
      posts: [
        { role: "GROUP_LEADER", from: -480 },
        { role: "RESPONSIBLE_LEADER", from: -480 },
      ],
    },
    {
      name: "简宁",
      title: "党组成员、副局长",
      login: "ty-zeren",
      posts: [{ role: "RESPONSIBLE_LEADER", from: -400 }],
    },
    { name: "路遥远", title: "办公室主任", login: "ty-bangongshi", posts: [{ role: "OFFICE", from: -330 }] },
    { name: "谷丰", title: "四级调研员", login: "ty-ducha", posts: [{ role: "SUPERVISION", from: -290 }] },
    {
      name: "柏小雨",
      title: "群众体育科四级主任科员",
      login: "ty-lianluo1",
      posts: [
        { role: "LIAISON", unit: "群体科", from: -300 },
        { role: "LIAISON", unit: "办公室", from: -300 },
      ],
    },
    {
      name: "凌波",
      title: "全民健身中心副主任",
      login: "ty-lianluo2",
      posts: [{ role: "LIAISON", unit: "健身中心", from: -270 }],
    },
  ],
  leaders: { 办公室: "卫国兴", 群体科: "简宁", 健身中心: "简宁" },
};
