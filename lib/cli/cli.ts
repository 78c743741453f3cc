import "./load-env.mjs";

/**
 * `npm run cli -- VERB`: everything that is done on the machine itself beside `npm start`, `npm run dev` and `npm test`.
 * Each verb is loaded only when it is asked for: a fresh checkout has no generated client before.
 */

type Verb = {
  usage: string;
  /** @returns the exit code */
  run: (words: readonly string[]) => Promise<number>;
};

const VERBS: Record<string, Verb> = {
  setup: {
    usage: "setup                       为本单位建立空台账和三员账号 (an empty ledger with its three administrators)",
    run: async () => (await import("./setup")).setup(),
  },
  recover: {
    usage:
      "recover [账号 login]         三员都无法登录时，为其中一人生成一次性码 (a one-time code for an administrator)",
    run: async (words) => (await import("./recover")).recover(words),
  },
  dump: {
    usage: "dump 文件夹 FOLDER           写出所有表 (writes every table)",
    run: async (words) => (await import("./db-copy")).dump(words),
  },
  load: {
    usage: "load 文件夹 FOLDER           载入空库 (reads them into an empty database)",
    run: async (words) => (await import("./db-copy")).load(words),
  },
  "verify-checkpoints": {
    usage:
      "verify-checkpoints [文件夹 FOLDER] [--key 公钥 FILE]  以签名检查点核对各链 (compares the history with its signed checkpoints)",
    run: async (words) => (await import("./verify-checkpoints")).verifyCheckpoints(words),
  },
  psql: {
    usage: "psql [参数 arguments]        以表的属主连接数据库 (psql as the owner of the tables)",
    run: async (words) => (await import("./psql")).psql(words),
  },
  "report-parse": {
    usage: "report-parse 文件 FILE       读出报告，打印 JSON (reads a report, prints JSON)",
    run: async (words) => (await import("./parse-file")).reportParse(words),
  },
  "sheet-parse": {
    usage: "sheet-parse 文件 FILE        读出表格，打印 JSON (reads a sheet, prints JSON)",
    run: async (words) => (await import("./parse-file")).sheetParse(words),
  },
  sheets: {
    usage: "sheets 文件夹 FOLDER         写出示例台账的各种表格 (writes every sheet of the example ledger)",
    run: async (words) => (await import("./sheets")).sheets(words),
  },
  migration: {
    usage: "migration 名称 NAME [--empty] 写出一个迁移 (writes a migration)",
    run: async (words) => (await import("./db-migration")).writeMigration(words),
  },
  "generate-client": {
    usage: "generate-client             重新生成数据库客户端 (generates the Prisma client anew)",
    run: async () => {
      (await import("./generate-client")).generateClient({ force: true });
      console.log("Prisma client generated.");
      return 0;
    },
  },
  "generate-data": {
    usage: "generate-data --bodies N --measures N  生成压测数据 (fills a database for measurements)",
    run: async (words) => (await import("./generate-data")).generateRows(words),
  },
  "mutate-reports": {
    usage: "mutate-reports [份数 N]     随机改坏自有报告并读取 (reads our own reports, changed at random)",
    run: async (words) => (await import("./mutate/mutate-reports")).mutateReports(words),
  },
  bench: {
    usage: "bench [--measures N …]      测速 (times what people wait for)",
    run: async (words) => (await import("./bench/bench")).bench(words),
  },
  screenshots: {
    usage: "screenshots                 重拍 README 的截图 (takes the pictures of the README)",
    run: async () => (await import("./screenshots")).screenshots(),
  },
};

async function main(): Promise<number> {
  const [name = "", ...words] = process.argv.slice(2);
  const verb = VERBS[name];
  if (!verb) {
    console.error(["用法 usage:", ...Object.values(VERBS).map(({ usage }) => `  npm run cli -- ${usage}`)].join("\n"));
    return 1;
  }
  return verb.run(words);
}

try {
  process.exit(await main());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
