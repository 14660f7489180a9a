import { until } from "../lab/until.ts";
/**
 * Waits until it is merged or declined in a browser, or merges it when somebody presses Enter; at once where nobody
 * is there who could.
 * @param call the API below `/repos/OWNER/NAME`, as somebody who may merge
 */
export async function decision(call, number) {
    const page = `/pulls/${number}`;
    const ask = () => call("GET", page);
    const isThere = somebodyIsThere();
    const asked = isThere ? enter() : { pressed: () => true, forget: () => { } };
    try {
        return await until(async () => {
            const { state, merged, mergeable } = await ask();
            if (merged)
                return "merged";
            if (state === "closed")
                return "declined";
            if (mergeable && asked.pressed()) {
                // While Gitea is busy with the request, it refuses with 405: look again.
                await call("POST", `${page}/merge`, { Do: "merge" }).catch((error) => {
                    if (!error.message.includes(": 405 "))
                        throw error;
                });
            }
            return false;
        }, 
        // A person may take as long as they like.
        { what: "the pull request to be merged", every: 300, ...(isThere && { seconds: Number.POSITIVE_INFINITY }) });
    }
    finally {
        asked.forget();
    }
}
/** Whether what we say is read, and what is typed reaches us. */
export function somebodyIsThere() {
    return process.stdin.isTTY && process.stdout.isTTY;
}
/** Whether Enter was pressed yet. */
function enter() {
    let pressed = false;
    const press = () => {
        pressed = true;
    };
    process.stdin.once("data", press);
    return {
        pressed: () => pressed,
        forget: () => {
            process.stdin.off("data", press);
            // Else it would be read on, and the program would not end.
            process.stdin.destroy();
        },
    };
}
