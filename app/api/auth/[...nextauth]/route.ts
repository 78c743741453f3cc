import { answerAuth } from "@/lib/access/sign-in/options";

export { answerAuth as GET, answerAuth as POST };
