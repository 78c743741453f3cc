import { answerAuth } from "@/lib/access/sign-in/options";
import { entrance } from "@/lib/command/entrance";

const answer = entrance(
  { act: "public", scope: "signing in, limited by account and address; the token that guards its form" },
  answerAuth,
);

export { answer as GET, answer as POST };
