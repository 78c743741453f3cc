/** What is told before and after an application is taken back. */
export const WITHDRAWING = "还没有人审核。撤回后回到申请前的状态，按没有申报计；填写的内容保留，修改后可以重新申请。";
export const WITHDRAWN = "申请已撤回，填写的内容已保留";
