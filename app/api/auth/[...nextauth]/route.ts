import { answerAuth } from "@/lib/auth/options";

export { answerAuth as GET, answerAuth as POST };
