/**
 * Words passwords are made of, from what is published of leaked ones and from the habits of Chinese offices: English
 * words, product and default names, pinyin of sentences, places, surnames with the commonest given names, and words of
 * this product. Lower case, letters only. Numbers, years and rows of keys are recognised by rule (common-password).
 */
const ENGLISH = `password passwort passwd pass pwd admin administrator root user test guest demo login welcome hello
  master manager super secret service server system default change changeme letmein access public private office
  money love iloveyou loveyou baby angel princess sunshine shadow dragon monkey tiger lion eagle phoenix superman batman
  football soccer baseball basketball hockey golf summer winter spring autumn monday friday sunday january february
  december google apple microsoft windows huawei xiaomi lenovo tencent alibaba baidu oracle mysql postgres cisco
  michael michelle jennifer jessica daniel charlie thomas robert jordan george david peter andrew freedom whatever
  computer internet hunter ranger killer buster flower cookie pepper ginger orange banana purple silver golden diamond
  happy lucky smile friend forever family mother father sister brother china chinese beijing shanghai asdf qwer zxcv
  abc qaz wsx edc hahaha haha okok temp new old first last good best`;
const PINYIN = `woaini woaiwo aini woaizhongguo zhongguo zhonghua gongchandang dangyuan weirenmin renmin fuwu mima
  woaimama mama baba laopo laogong baobei wangyou nihao nishi woshi zaijian xiexie kuaile shengri jiankang pingan
  facai gongxi xinnian chunjie guoqing dashuju shuju xinxi jisuanji wangluo guanli guanliyuan xitong anquan shenji
  anquanguanli yonghu ceshi moren chushi denglu zhanghao bangong bangongshi renshi caiwu jijian jiwei xunshi xuncha
  ducha zhenggai taizhang zhenggaitaizhang dangwei dangzu dangjian zhengfu zhengwu juzhang chuzhang kezhang
  shuji zhuren lingdao beijing shanghai tianjin chongqing guangzhou shenzhen hangzhou nanjing wuhan chengdu xian
  jinan qingdao zhengzhou changsha hefei fuzhou xiamen nanchang kunming guiyang nanning haikou taiyuan shijiazhuang
  shenyang dalian changchun haerbin lanzhou xining yinchuan wulumuqi lasa hebei shanxi liaoning jilin heilongjiang
  jiangsu zhejiang anhui fujian jiangxi shandong henan hubei hunan guangdong guangxi hainan sichuan guizhou yunnan
  shaanxi gansu qinghai ningxia xinjiang xizang neimenggu`;
const SURNAMES = `wang li zhang liu chen yang zhao huang zhou wu xu sun hu zhu gao lin he guo ma luo liang song zheng xie
  han tang feng yu dong xiao cheng cao yuan deng xu fu shen zeng peng lv su lu jiang cai jia ding wei xue ye yan pan
  du dai xia zhong tian ren fan fang shi yao tan liao zou xiong jin lu hao kong bai cui kang mao qiu qin gu hou shao
  meng long wan duan lei qian tang yin li yi chang wu qiao he lai gong wen`;
const GIVEN = `wei fang na min jing li qiang lei jun yang yong yan jie juan tao ming chao xia ping gang ling hua hong
  yu hui bin bo peng fei xin ting ying jian kai long lin mei dan xue guiying xiuying xiuzhen xiulan guilan yulan
  jianguo jianhua jianjun guoqiang zhiqiang haiyan xiaohong xiaoming xiaoyan lili lina tingting xiaofang dandan`;

const words = (text: string) => text.split(/\s+/).filter(Boolean);

/** 张伟 and the like: the surname and the given name each mean nothing alone, joined they are tried first. */
const names = words(SURNAMES).flatMap((surname) => words(GIVEN).map((given) => surname + given));

export const COMMON_WORDS: ReadonlySet<string> = new Set([
  ...words(ENGLISH),
  ...words(PINYIN),
  ...names.filter((name) => name.length >= 5),
]);
