import { runAction } from "@pushpull/core";
import { pullAction } from "./action.ts";

await runAction(process, pullAction);
