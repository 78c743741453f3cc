import { startDatabase } from "./database.mjs";
import { keep } from "./keep.mjs";
import { createLog } from "./log.mjs";
import { freePortFrom, isFree } from "./ports.mjs";
import { startPreparing } from "./prepare.mjs";
import { startDevelopment, startWeb, startWorker } from "./processes.mjs";
import { createReadingQueue } from "./reading/queue.mjs";
import { serveReadings } from "./reading/socket.mjs";
import { announce, healthy, watchDisk } from "./watch.mjs";

/**
 * Runs the ledger: lets everything be prepared, then keeps the database, the web processes and the worker alive until it
 * is asked to end. It stays for as long as the ledger runs, so it is plain JavaScript without dependencies (60 MB).
 */

/** @typedef {import("./keep.mjs").Kept} Kept */
/** @typedef {import("./prepare.mjs").Launch} Launch */

const WEIGH_EVERY = 5_000;
/** A full disk may be freed at any moment: the database is tried more often than a program that is broken. */
const DATABASE_LONGEST_WAIT = 10_000;
/** Milliseconds within which signals are one: a terminal sends Ctrl-C to the whole group, and npm passes it on again. */
const ONE_SIGNAL = 300;

/** @param {"start" | "dev"} mode */
export function supervisor(mode) {
  /** @type {Kept | undefined} */
  let database;
  /** @type {Kept | undefined} */
  let worker;
  /** @type {Kept[]} */
  let webs = [];
  /** @type {{ queue: import("./reading/queue.mjs").ReadingQueue; address: string; close: () => void } | undefined} */
  let readings;
  let log = createLog("info");
  /** @type {(code: number) => void} */
  let finish = () => undefined;
  /** @type {Promise<number>} */
  const finished = new Promise((resolve) => {
    finish = resolve;
  });
  let asked = 0;
  /** @type {ReturnType<typeof startPreparing> | undefined} */
  let preparing;
  /** @type {Map<Kept, import("node:cluster").Worker>} */
  const connected = new Map();

  function status() {
    const states = webs.map((web) => web.status());
    const up = states.filter(({ state }) => state === "up").length;
    return {
      web: {
        state: up > 0 ? "up" : (states[0]?.state ?? "starting"),
        processes: `${up}/${states.length}`,
        restarts: states.reduce((sum, { restarts }) => sum + restarts, 0),
      },
      worker: worker?.status(),
      database: database?.status(),
      reading: readings?.queue.status(),
    };
  }

  const tell = () => {
    const supervision = status();
    for (const process of connected.values()) {
      if (process.isConnected()) process.send({ supervision }, () => undefined);
    }
  };

  /** @param {import("./prepare.mjs").RunDatabase} request @returns {Promise<import("../db/embedded-run.mjs").Running>} */
  const runDatabase = ({ place, options }) =>
    new Promise((resolve, reject) => {
      /** The port it was first had on: connection strings hold it. @type {number | undefined} */
      let port;
      database = keep({
        part: "database",
        log,
        changed: tell,
        longestWait: DATABASE_LONGEST_WAIT,
        start: () =>
          startDatabase(place, { ...options, port }, (running) => {
            port = running.port;
            resolve(running);
          }),
        givesUp: (why) => {
          reject(new Error(why));
          return true;
        },
      });
      database.begin();
    });

  /** @param {Launch["reading"]} reading */
  const startReadings = async ({ directory, ...options }) => {
    const queue = createReadingQueue({ ...options, spare: true, log, changed: tell });
    queue.prepare();
    return { queue, ...(await serveReadings(queue, directory)) };
  };

  /** @param {Launch} launch @param {number} port @param {string} address */
  const startWebs = (launch, port, address) => {
    const environment = { ...launch.web.environment, PORT: `${port}`, PUBLIC_URL: address };
    const web = { ...launch.web, host: launch.host, environment };
    /** Whether any was ever ready: until then an end may mean that the port went to somebody else. */
    let ready = false;
    /** @type {Promise<"ready" | string>} */
    const first = new Promise((resolve) => {
      const one = () => {
        const kept = keep({
          part: "web",
          log,
          changed: tell,
          overlap: true,
          ...(mode === "start" && { memory: web.memory }),
          start: () => {
            const life = mode === "start" ? fork() : startDevelopment(web, port);
            life.ready.then(
              () => {
                ready = true;
                resolve("ready");
              },
              () => undefined,
            );
            return life;
          },
          givesUp: (why) => {
            if (ready) return false;
            resolve(why);
            return true;
          },
        });
        const fork = () => {
          const started = startWeb(web, port);
          connected.set(kept, started.worker);
          started.worker.once("online", tell);
          return started.life;
        };
        return kept;
      };
      webs = Array.from({ length: mode === "start" ? launch.processes : 1 }, one);
      for (const kept of webs) kept.begin();
    });
    return first;
  };

  /** @param {Launch} launch @returns {Promise<number | undefined>} an exit code when it cannot be served */
  async function serve(launch) {
    for (;;) {
      const port = await freePortFrom(launch.port, launch.host);
      if (port !== launch.port) {
        console.log(`端口 ${launch.port} 已被占用，改用 ${port} (port ${launch.port} is taken, using ${port})`);
      }
      // An address that was given stays; one that only follows from the port follows the port that was had.
      const address = launch.follows ? launch.address.replace(/:\d+$/, `:${port}`) : launch.address;
      const why = await startWebs(launch, port, address);
      if (asked > 0) return undefined;
      // Only now: while it loads, the first page would have half of a small machine.
      if (why === "ready") worker?.begin();
      if (why === "ready") {
        if (await healthy(launch.host, port, () => asked > 0)) announce(address, launch.accounts);
        process.send?.({ type: "ready", port });
        return undefined;
      }
      await Promise.all(webs.map((web) => web.stop()));
      // Another program took the port between the look and the use, as when two starts are made at once.
      if (!(await isFree(port, launch.host))) continue;
      console.error(`网页服务意外结束 (the web server ended unexpectedly): ${why}`);
      return 1;
    }
  }

  async function run() {
    preparing = startPreparing(mode === "dev" ? ["--dev"] : [], runDatabase);
    const { code, launch } = await preparing.ended;
    preparing = undefined;
    if (asked > 0) return;
    if (code !== 0 || !launch) {
      await database?.stop();
      return finish(code === 0 ? 1 : code);
    }
    log = createLog(launch.logLevel);
    for (const warning of launch.warnings) log.warn({}, warning);
    readings = await startReadings(launch.reading);
    for (const { environment } of [launch.web, launch.worker]) environment.READING_SOCKET = readings.address;
    if (launch.disk) watchDisk(launch.disk, log);
    setInterval(() => {
      for (const kept of [...webs, worker]) kept?.weigh();
    }, WEIGH_EVERY).unref();
    worker = keep({
      part: "worker",
      log,
      changed: tell,
      memory: launch.worker.memory,
      start: () => startWorker(launch.worker),
    });
    const failed = await serve(launch);
    if (failed === undefined) return;
    await stop();
    finish(failed);
  }

  function endReadings() {
    readings?.close();
    readings?.queue.stop();
  }

  /** Web processes finish the requests they have, the worker its step; then the database may go. */
  async function stop() {
    await Promise.all([...webs, worker].map((kept) => kept?.stop()));
    endReadings();
    await database?.stop();
  }

  /** The first request to end is heeded in order, a second one at once. */
  let lastSignal = 0;
  function onSignal() {
    const now = Date.now();
    const again = now - lastSignal > ONE_SIGNAL;
    lastSignal = now;
    if (asked > 0 && !again) return;
    asked += 1;
    if (asked > 1) {
      preparing?.kill();
      for (const kept of [...webs, worker, database]) kept?.kill();
      endReadings();
      return finish(130);
    }
    console.log("正在结束，再按一次 Ctrl-C 立即结束 (stopping; Ctrl-C again to end at once)");
    preparing?.end();
    const before = preparing?.ended ?? Promise.resolve();
    void before.then(stop).then(() => finish(0));
  }

  return { run, onSignal, finished };
}
