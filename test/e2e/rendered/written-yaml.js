/** YAML in one of the ways that people write it. */
export function written(choose, value, indent = "") {
    if (choose.chance(15))
        return `${indent}${JSON.stringify(value)}\n`;
    return block(choose, value, indent);
}
export function block(choose, value, indent) {
    if (Array.isArray(value)) {
        return value.map((each) => `${indent}- ${block(choose, each, `${indent}  `).trimStart()}`).join("");
    }
    if (typeof value === "object" && value !== null) {
        return Object.entries(value)
            .map(([key, each]) => {
            const isEmpty = typeof each !== "object" || each === null || Object.keys(each).length === 0;
            const isText = typeof each === "string" && each.includes("\n");
            if (isText && choose.chance(60))
                return `${indent}${key}: |\n${each.replace(/^(?=.)/gm, `${indent}  `)}`;
            if (isEmpty)
                return `${indent}${key}: ${scalar(choose, each)}\n`;
            return `${indent}${key}:\n${block(choose, each, `${indent}  `)}`;
        })
            .join("");
    }
    return `${indent}${scalar(choose, value)}\n`;
}
function scalar(choose, value) {
    if (typeof value !== "string")
        return JSON.stringify(value);
    const isPlain = /^[a-z][\w./:-]*$/i.test(value) && !value.endsWith(":");
    if (isPlain && choose.chance(60))
        return `${value}${choose.chance(10) ? " # as it is" : ""}`;
    return choose.chance(50) || value.includes("\n") ? JSON.stringify(value) : `'${value.replaceAll("'", "''")}'`;
}
