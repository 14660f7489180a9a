/** Finds the example workflows in a page, so that they can be checked like workflows that GitHub runs. */
/** Our actions as a page names them, such as `acme/pushpull/actions/push@v1`. */
const ourActions = /\bacme\/pushpull\/(actions\/[\w-]+)@[\w.-]+/g;
const jobAround = ["on: push", "jobs:", "  example:", "    runs-on: ubuntu-latest"];
/**
 * The YAML examples of a page that are workflows, and those that are a job's steps, made into a workflow. Other YAML
 * (manifests, say) is left out.
 */
export function examplesIn(markdown) {
    return [...markdown.matchAll(/^```ya?ml\n(.*?)^```$/gms)].flatMap((fence) => {
        const text = (fence[1] ?? "").replace(ourActions, "./$1");
        const line = markdown.slice(0, fence.index).split("\n").length + 1;
        if (/^jobs:/m.test(text))
            return [{ line, workflow: atLine(line, [], text) }];
        if (!/^steps:/m.test(text))
            return [];
        return [{ line, workflow: atLine(line, jobAround, text.replace(/^(?=.)/gm, "    ")) }];
    });
}
function atLine(line, before, text) {
    const blank = Array(Math.max(0, line - 1 - before.length)).fill("");
    return [...blank, ...before, text].join("\n");
}
