import type { Instrumentation } from "next";

/**
 * Every error a request ended in, once, with the number the person was shown (digest). The query string is left out:
 * it may hold what was searched for.
 */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  if (process.env.NEXT_RUNTIME === "edge") return;
  const { REQUEST_ID_HEADER, log } = await import("./lib/log");
  const digest = typeof error === "object" && error !== null && "digest" in error ? String(error.digest) : undefined;
  log().error(
    {
      err: error,
      digest,
      method: request.method,
      path: request.path.split("?")[0],
      route: context.routePath,
      kind: context.routeType,
      requestId: request.headers[REQUEST_ID_HEADER],
    },
    "request failed",
  );
};
