export async function readLive(kubectl, set) {
    const text = await kubectl(["get", "--filename=-", "--output=json"], asList(set));
    return JSON.parse(text).items;
}
export function asList(objects) {
    return JSON.stringify({ apiVersion: "v1", kind: "List", items: objects });
}
/** Objects by kind and name, as they compare. */
export function comparable(objects) {
    return Object.fromEntries(objects.map((object) => [`${object.kind}/${object.metadata.name}`, strip(object)]));
}
function strip({ status: _status, metadata, ...object }) {
    // Managers and times are what is to differ; the others are the server's count of who wrote when.
    const { managedFields: _fields, creationTimestamp: _created, resourceVersion: _version, generation: _generation, uid: _uid, annotations = {}, ...rest } = metadata;
    const kept = Object.entries(annotations).filter(([name]) => !isOfController(name));
    const common = { ...object, metadata: { ...rest, annotations: Object.fromEntries(kept) } };
    const text = JSON.stringify(common)
        // Uids stand in labels and selectors of Jobs too, and in what a PersistentVolume is bound to.
        .replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "UID")
        .replaceAll(/"resourceVersion":"\d+"/g, '"resourceVersion":"N"')
        // The server makes up addresses, and the name of the volume with a pod's token.
        .replaceAll(/"10\.0\.\d+\.\d+"/g, '"ADDRESS"')
        .replaceAll(/kube-api-access-\w+/g, "kube-api-access");
    return JSON.parse(text);
}
/** Annotations in which controllers keep what they count, and in which kubectl keeps its last manifest. */
function isOfController(name) {
    return /^(deployment|pv)\.kubernetes\.io\/|^deprecated\.daemonset|^kubectl\.kubernetes\.io\/last-applied/.test(name);
}
