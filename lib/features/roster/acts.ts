import { act } from "@/lib/access/act";

export const IMPORT_ROSTER = act({
  name: "roster.import",
  sentence:
    "The system administrator reads people and units of its body and those below from a sheet, confirms them and takes them back as long as nothing was built on them; the posts they ask for wait for the security administrator.",
  reach: { SYSTEM_ADMIN: "below" },
});

export const DECIDE_POSTS = act({
  name: "roster.decide-posts",
  sentence:
    "The security administrator sets or refuses the posts that sheets of its body and those below ask for, never their own.",
  reach: { SECURITY_ADMIN: "below" },
});
