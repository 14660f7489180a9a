/** Small manifests that tests deploy. */
/** A Deployment with two pods; the end of the image's tag says how they behave (see `lab/kwok`). */
export declare function deployment(name: string, image: string, more?: string): string;
/** A StatefulSet with three pods. */
export declare function statefulSet(name: string, image: string): string;
/** More of the container of a {@link deployment}: it listens on port 8080, and is asked there or elsewhere. */
export declare function readinessProbe(path: string, port: number): string;
export declare function service(name: string): string;
export declare function configMap(name: string, data?: Readonly<Record<string, string>>): string;
