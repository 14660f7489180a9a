/** Commits by the Git Data API of GitHub's stand-in, which makes them in a real repository. */
export {};
