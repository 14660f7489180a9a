/** Small manifests that tests deploy. */
/** A Deployment with two pods; the end of the image's tag says how they behave (see `lab/kwok`). */
export function deployment(name, image, more = "") {
    return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
spec:
  replicas: 2
  selector:
    matchLabels: { app: ${name} }
  template:
    metadata:
      labels: { app: ${name} }
    spec:
      containers:
        - name: ${name}
          image: ${image}
${more}`;
}
/** A StatefulSet with three pods. */
export function statefulSet(name, image) {
    return `apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: ${name}
spec:
  serviceName: ${name}
  replicas: 3
  selector:
    matchLabels: { app: ${name} }
  template:
    metadata:
      labels: { app: ${name} }
    spec:
      containers:
        - name: ${name}
          image: ${image}
`;
}
/** More of the container of a {@link deployment}: it listens on port 8080, and is asked there or elsewhere. */
export function readinessProbe(path, port) {
    return `          ports: [{ containerPort: 8080 }]
          readinessProbe:
            httpGet: { path: ${path}, port: ${port} }
`;
}
export function service(name) {
    return `apiVersion: v1
kind: Service
metadata:
  name: ${name}
spec:
  selector: { app: ${name} }
  ports:
    - port: 80
`;
}
export function configMap(name, data = { key: "value" }) {
    return `apiVersion: v1
kind: ConfigMap
metadata:
  name: ${name}
data: ${JSON.stringify(data)}
`;
}
