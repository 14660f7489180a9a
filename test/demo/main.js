/** `npm run demo`, and `npm run demo -- --full`, for which a forge and Argo CD are built or started, too. */
import { explain } from "../lab/error.ts";
import { playPromotion } from "./promotion.ts";
import { playTour } from "./tour.ts";
// What it has started by then, the lab's supervisor ends.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"])
    process.once(signal, () => process.exit(130));
const unknown = process.argv.slice(2).filter((option) => option !== "--full");
if (unknown.length > 0) {
    console.error(`The demo has no ${unknown.join(" ")}: it is \`npm run demo\`, or \`npm run demo -- --full\`.`);
    process.exit(2);
}
try {
    process.exitCode = (await (process.argv.includes("--full") ? playPromotion : playTour)()) ? 0 : 1;
}
catch (error) {
    console.error(explain(error));
    process.exitCode = 1;
}
