import fc from "fast-check";
const words = fc.constantFrom("web", "v1.4.2", "ghcr.io/acme/web:1.4.2", "größe", "a-b_c", "x y", "main", "0a1b2c3", "🚢");
const odd = fc.constantFrom("1.10", "no", "it's", 'a "b"', "a: b", "a #b", "", "#", "~", "- x", "{a}", "1e3", "a\\b", "<<");
const comment = fc.option(fc.constantFrom("now", "{x}: 'y", '{"$imagepolicy": "flux:web"}', "\ta\t", "日本"), {
    nil: undefined,
});
const scalar = fc.oneof(fc.record({ style: fc.constantFrom("plain", "literal", "folded"), text: words }), fc.record({ style: fc.constantFrom("single", "double"), text: fc.oneof(words, odd) }));
const trees = fc.letrec((tie) => ({
    tree: fc.oneof({ maxDepth: 4, depthSize: "medium" }, fc.tuple(scalar, fc.boolean()).map(([one, anchored]) => ({ kind: "scalar", ...one, anchored })), fc.constantFrom("1", "1.10", "true", "null", "~", "", "0x1F").map((written) => ({ kind: "plain", written })), fc.constant({ kind: "alias" }), tie("collection"), tie("collection"), tie("collection").map((inner) => ({ kind: "text", inner }))),
    collection: fc.record({
        kind: fc.constantFrom("map", "map", "list"),
        flow: fc.constantFrom(false, false, true),
        items: fc.array(fc.record({ value: tie("tree"), quoted: fc.boolean(), above: comment, behind: comment, gap: fc.nat(2) }), { minLength: 1, maxLength: 4 }),
    }),
}));
const looks = fc.record({
    step: fc.integer({ min: 1, max: 4 }),
    compact: fc.boolean(),
    lineBreak: fc.constantFrom("\n", "\n", "\r\n"),
    head: fc.constantFrom("", "", "---\n", "# top\n\n--- # one\n", "\uFEFF", "%YAML 1.1\n---\n"),
    end: fc.constantFrom("\n", "\n", "", "\n\n# end\n", "\n...\n"),
});
/** Texts of YAML in every style that people write, which can be read. Keys are `k0`, `k1`, in the order of the text. */
export const yamlTexts = fc.tuple(trees.collection, looks).map(([tree, look]) => {
    const lines = writer(look).lines(tree, 0);
    return look.head + lines.join("\n").replaceAll("\n", look.lineBreak) + look.end.replaceAll("\n", look.lineBreak);
});
function writer(look) {
    let anchors = 0;
    function lines(tree, indent) {
        if ((tree.kind !== "map" && tree.kind !== "list") || tree.flow)
            return [" ".repeat(indent) + inline(tree)];
        return tree.items.flatMap((item, index) => {
            const spaces = " ".repeat(indent);
            const above = [
                ...Array(item.gap === 2 ? 1 : 0).fill(""),
                ...(item.above === undefined ? [] : [`${spaces}# ${item.above}`]),
            ];
            const key = item.quoted ? `"k${index}"` : `k${index}`;
            const [first, ...rest] = tree.kind === "map" ? below(item.value, indent) : beside(item.value, indent);
            const behind = item.behind === undefined || first.endsWith("\u0000") ? "" : ` # ${item.behind}`;
            return [
                ...above,
                spaces + (tree.kind === "map" ? `${key}:` : "-") + first.replace("\u0000", "") + behind,
                ...rest,
            ];
        });
    }
    /** Behind a key. */
    function below(tree, indent) {
        const deeper = indent + look.step;
        switch (tree.kind) {
            case "map":
                return tree.flow ? [` ${inline(tree)}`] : ["", ...lines(tree, deeper)];
            case "list":
                return tree.flow ? [` ${inline(tree)}`] : ["", ...lines(tree, look.compact ? indent : deeper)];
            case "text":
                return [
                    " |",
                    ...writer(look)
                        .lines(tree.inner, 0)
                        .map((line) => line && " ".repeat(deeper) + line),
                ];
            case "scalar":
                if (tree.style !== "literal" && tree.style !== "folded")
                    return [` ${inline(tree)}`];
                return [tree.style === "literal" ? " |-" : " >-", " ".repeat(deeper) + tree.text];
            default:
                return [inline(tree) && ` ${inline(tree)}`];
        }
    }
    /** Behind a dash: a collection begins on its line. No comment fits there, which the NUL says. */
    function beside(tree, indent) {
        if ((tree.kind !== "map" && tree.kind !== "list") || tree.flow)
            return below(tree, indent);
        const [first = "", ...rest] = lines({ ...tree, items: tree.items.map((item, index) => (index === 0 ? bare(item) : item)) }, indent + 2);
        return [`${first.slice(indent + 1)}\u0000`, ...rest];
    }
    /** Within brackets, or on the line of its key. */
    function inline(tree) {
        switch (tree.kind) {
            case "alias":
                return anchors === 0 ? "none" : `*a${anchors} `.trimEnd();
            case "plain":
                return tree.written;
            case "text":
                return "text";
            case "scalar":
                return (tree.anchored ? `&a${++anchors} ` : "") + quoted(tree.style, tree.text);
            case "map":
                return `{${tree.items.map(({ value, quoted }, index) => `${quoted ? `"k${index}"` : `k${index}`}: ${inline(value)}`).join(", ")}}`;
            case "list":
                return `[${tree.items.map(({ value }) => inline(value) || "null").join(" , ")}]`;
        }
    }
    return { lines };
}
function bare(item) {
    return { ...item, above: undefined, gap: 0 };
}
function quoted(style, text) {
    if (style === "single")
        return `'${text.replaceAll("'", "''")}'`;
    return style === "double" ? JSON.stringify(text) : text;
}
