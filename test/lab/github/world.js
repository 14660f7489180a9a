export const usual = {
    archived: false,
    private: false,
    allowAutoMerge: false,
    mergeMethods: ["merge", "squash", "rebase"],
    deleteBranchOnMerge: false,
    allowDrafts: true,
    actionsMayPropose: true,
    protections: [],
    collaborators: ["alice", "bob"],
    teams: [],
};
export function inTurn() {
    let last = Promise.resolve();
    return (act) => {
        const turn = last.then(act);
        last = turn.catch(() => { });
        return turn;
    };
}
/** Changes a pull request, and returns it as it stands then. */
export function change(world, number, changed) {
    const before = world.pulls.get(number);
    if (before === undefined)
        throw new Error(`There is no pull request ${number}`);
    const after = { ...before, updated: new Date().toISOString(), ...changed };
    world.pulls.set(number, after);
    return after;
}
export function protectionOf({ settings }, branch) {
    return settings.protections.find(({ pattern }) => pattern.endsWith("*") ? branch.startsWith(pattern.slice(0, -1)) : branch === pattern);
}
