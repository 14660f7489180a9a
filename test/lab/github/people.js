/** What people do to pull requests, in a test's hands. */
import { keepInStep } from "./keep.ts";
import { merge } from "./merging.ts";
import { change } from "./world.ts";
export function peopleOf(world) {
    const act = (number, use) => world.inTurn(async () => {
        await keepInStep(world);
        const one = world.pulls.get(number);
        if (one === undefined)
            throw new Error(`There is no pull request ${number}`);
        const done = await use(one);
        await keepInStep(world);
        return done;
    });
    const edit = (number, changed) => act(number, () => {
        change(world, number, changed);
    });
    return {
        pull: (number) => act(number, (one) => one),
        pulls: () => world.inTurn(async () => {
            await keepInStep(world);
            return [...world.pulls.values()];
        }),
        merge: (number, method = "merge") => act(number, async (one) => {
            const merged = await merge(world, one, { method, login: "alice" });
            if (merged === undefined)
                throw new Error(`Pull request ${number} has a conflict with its base`);
            return merged;
        }),
        close: (number) => edit(number, { state: "closed", closed: new Date().toISOString(), autoMerge: undefined }),
        edit,
        approve: (number, login = "alice") => act(number, ({ reviews, reviewers, commit }) => {
            change(world, number, {
                reviews: [...reviews, { login, state: "APPROVED", commit }],
                // Who has answered is not asked any more.
                reviewers: reviewers.filter((one) => one !== login),
            });
        }),
        pass: (number) => act(number, ({ passed, commit }) => {
            change(world, number, { passed: [...passed, commit] });
        }),
    };
}
