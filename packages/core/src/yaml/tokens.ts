import { type CST, Lexer, Parser } from "yaml";

/** What the package's lexer knows and does, as far as it is used here: its types hide it. Tests hold it. */
interface LexerState {
  /** Spaces that the next line of a value needs. */
  indentNext: number;
  parseQuotedScalar(): Generator<string, unknown>;
  parseFlowCollection(): Generator<string, unknown>;
}

/**
 * Reads the tokens of YAML. As in Go (`go.yaml.in/yaml`, scannerc.go), the lines of a text in quotes and of a collection in
 * brackets may be indented as they like, which the specification and the package do not let them.
 * @param onNewLine gets the offset of each line
 */
export function* yamlTokens(text: string, onNewLine?: (offset: number) => void): Generator<CST.Token> {
  const parser = new Parser(onNewLine);
  onNewLine?.(0);
  for (const lexeme of lexer().lex(text)) yield* parser.next(lexeme);
  yield* parser.end();
}

function lexer(): Lexer {
  const own = new Lexer();
  const state = own as unknown as LexerState;
  const { parseQuotedScalar, parseFlowCollection } = state;
  const freely = (read: () => Generator<string, unknown>) =>
    function* (): Generator<string, unknown> {
      const { indentNext } = state;
      state.indentNext = 0;
      const next = yield* read.call(state);
      state.indentNext = indentNext;
      return next;
    };
  state.parseQuotedScalar = freely(parseQuotedScalar);
  state.parseFlowCollection = freely(parseFlowCollection);
  return own;
}
