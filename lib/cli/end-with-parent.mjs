import { Socket } from "node:net";

// Loaded into a server started by a command (node --import): when the command is gone, even by kill -9, the pipe on
// stdin closes and the server ends too, instead of keeping its port for ever. The server's own helper processes inherit
// the flag but not the pipe; they end with the server by themselves.
if (process.stdin instanceof Socket) {
  process.stdin.on("end", () => process.kill(process.pid, "SIGTERM"));
  process.stdin.on("error", () => process.kill(process.pid, "SIGTERM"));
  process.stdin.resume();
  process.stdin.unref();
}
