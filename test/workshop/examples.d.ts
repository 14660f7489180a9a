/** Finds the example workflows in a page, so that they can be checked like workflows that GitHub runs. */
export interface Example {
    /** Where it begins in the page: lines from 1. */
    readonly line: number;
    /** A whole workflow that uses our own actions by their path. Its lines have the numbers they have in the page. */
    readonly workflow: string;
}
/**
 * The YAML examples of a page that are workflows, and those that are a job's steps, made into a workflow. Other YAML
 * (manifests, say) is left out.
 */
export declare function examplesIn(markdown: string): readonly Example[];
