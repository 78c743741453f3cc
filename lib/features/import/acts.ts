import { act } from "@/lib/access/act";

export const REVIEW_IMPORT = act({
  name: "import.review",
  sentence: "The office reads reports in, corrects and confirms them for its body.",
  reach: { OFFICE: "body" },
});
