import { type CST, Lexer, Parser } from "yaml";

/** Private members of the package's lexer that are used here, guarded by tests. */
interface LexerState {
  /** Required indentation of the value's next line. */
  indentNext: number;
  parseQuotedScalar(): Generator<string, unknown>;
  parseFlowCollection(): Generator<string, unknown>;
}

/**
 * Reads the tokens of YAML. As in Go (`go.yaml.in/yaml`, scannerc.go), the lines of quoted scalars and flow collections
 * may have any indentation, which the specification and the package do not allow.
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
  const withAnyIndent = (read: () => Generator<string, unknown>) =>
    function* (): Generator<string, unknown> {
      const { indentNext } = state;
      state.indentNext = 0;
      const next = yield* read.call(state);
      state.indentNext = indentNext;
      return next;
    };
  state.parseQuotedScalar = withAnyIndent(parseQuotedScalar);
  state.parseFlowCollection = withAnyIndent(parseFlowCollection);
  return own;
}
