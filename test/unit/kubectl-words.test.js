/** What kubectl says of broken kustomizations, in its own words (kubectl 1.35), and what of that is shown. */
import { expect, test } from "vitest";
import { withoutQuotations } from "../../packages/push/src/cluster/kubectl.ts";
test.each([
    [
        "a password in a base's address",
        "accumulating resources from 'https://user:hunter2PASS@git.acme.test/x/y': Get \"https://user:***@git.acme.test/x/y\": dial tcp: failed to run '/usr/bin/git fetch --depth=1 https://user:hunter2PASS@git.acme.test/x/y HEAD': exit status 128",
        "accumulating resources from 'https://git.acme.test/x/y'",
    ],
    [
        "a strategic merge patch on one line that is none",
        "trouble configuring builtin PatchStrategicMergeTransformer with config: `\npaths:\n- 'password: hunter2PASS: x'\n`: evalsymlink failure on '/w/d/password: hunter2PASS: x' : lstat /w/d/password: hunter2PASS: x: no such file or directory",
        "there is no such file, and it is not a patch either",
    ],
    [
        "a value of the wrong type",
        "invalid Kustomization: yaml: cannot decode !!str `hunter2PASS` as a !!int",
        "cannot decode !!str a value as a !!int",
    ],
    [
        "an inline transformer with a tab in it",
        "accumulation err='accumulating resources from 'apiVersion: builtin\nmetadata: {name: x}\n\tpassword: hunter2PASS\npatch: 5': evalsymlink failure on '/w/d/apiVersion: builtin\n\tpassword: hunter2PASS\npatch: 5' : lstat /w/d/apiVersion: builtin\n\tpassword: hunter2PASS: no such file",
        "accumulating resources from a text: there is no such file",
    ],
    [
        "a configuration that ends with a tab",
        'trouble configuring builtin PatchTransformer with config: `\npatch: |\n\tpassword: hunter2PASS\n\t`: unable to parse SM or JSON patch from [patch: "password: [hunter2PASS"]',
        "unable to parse SM or JSON patch",
    ],
])("%s is not quoted, and the rest is", (_what, words, rest) => {
    const shown = withoutQuotations(words);
    expect(shown).not.toContain("hunter2");
    expect(shown).toContain(rest);
});
test("a file that is missing keeps its name", () => {
    const words = "accumulating resources from 'web.yaml': evalsymlink failure on '/w/web.yaml' : lstat /w/web.yaml: no such file";
    expect(withoutQuotations(words)).toBe(words);
});
