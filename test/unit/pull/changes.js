import { editFile } from "../../../packages/pull/src/yaml-edit/edit-file.ts";
/** A place in the first document; more paths lead into texts. */
export function at(path, ...inner) {
    return { document: 0, steps: [path, ...inner] };
}
export function set(path, value, ...inner) {
    return { kind: "set", at: at(path, ...inner), value };
}
export function rename(path, key, value, ...inner) {
    return { kind: "rename", at: at(path, ...inner), key, value };
}
export function remove(path, ...inner) {
    return { kind: "remove", at: at(path, ...inner) };
}
export function add(path, key, value, after) {
    return { kind: "add", at: at(path), key, value, after };
}
export function append(path, item) {
    return { kind: "append", at: at(path), item };
}
export function edit(text, ...changes) {
    return editFile(text, "deploy/web.yaml", changes);
}
