import pino from "pino";
import { env } from "./env";

/** What of an error goes into the log. Drivers hang whole connections and parameters on theirs. */
function errorForLog(error: unknown): unknown {
  if (!(error instanceof Error)) return String(error);
  const code = "code" in error ? String(error.code) : undefined;
  return { type: error.name, message: error.message, code, stack: error.stack };
}

/**
 * The log: one JSON object a line on stdout; readable lines in development. Never write content of the ledger, names
 * or passwords into it; numbers and identifiers only.
 */
function create(): pino.Logger {
  const { LOG_LEVEL, NODE_ENV } = env();
  const common: pino.LoggerOptions = {
    level: NODE_ENV === "test" ? "silent" : LOG_LEVEL,
    serializers: { err: errorForLog },
    base: { app: "rectification-ledger" },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: ["password", "*.password", "authorization", "cookie", "*.authorization", "*.cookie"],
      remove: true,
    },
  };
  if (NODE_ENV !== "development") return pino(common);
  return pino({
    ...common,
    transport: { target: "pino-pretty", options: { ignore: "pid,hostname,app", translateTime: "HH:MM:ss" } },
  });
}

let root: pino.Logger | undefined;

/** The process-wide logger. */
export function log(): pino.Logger {
  root ??= create();
  return root;
}

/** Header under which a request's identifier travels; a proxy in front may set it. */
export const REQUEST_ID_HEADER = "x-request-id";

/** A logger whose lines carry the request's identifier. */
export function requestLog(headers: Pick<Headers, "get">): pino.Logger {
  return log().child({ requestId: headers.get(REQUEST_ID_HEADER) ?? undefined });
}
