// Loaded into a web process: keeps what the supervisor last said of its parts, for the health check (lib/command/health.ts).
process.on("message", (message) => {
  if (typeof message !== "object" || message === null || !("supervision" in message)) return;
  Object.assign(globalThis, { ledgerSupervision: message.supervision });
});
