/** What stands in for a hook's rules; the repository's own, where there are none. */
export async function protect({ repository, settings }) {
    const patterns = settings.protections.map(({ pattern }) => `refs/heads/${pattern}`);
    if (patterns.length === 0)
        return repository.hook("pre-receive", "exit 0");
    const lines = [
        "while read -r old new ref; do",
        '  case "$ref" in',
        `    ${patterns.join(" | ")})`,
        '      echo "error: GH013: Repository rule violations found for $ref." >&2',
        '      echo "- Changes must be made through a pull request." >&2',
        "      exit 1",
        "  esac",
        "done",
    ];
    await repository.hook("pre-receive", lines.join("\n"));
}
