// Where text stops being JSON (RFC 8259): engines word their messages differently, and most leave the place out.

const token = {
  // Anything from the space on but quotes and backslashes, or an escape.
  string: /"(?:[ !#-[\]-\uffff]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y,
  number: /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y,
  word: /true|false|null/y,
  space: /[ \t\r\n]*/y,
};

class Fault {
  readonly offset: number;

  constructor(offset: number) {
    this.offset = offset;
  }
}

/** The offset of the first character that JSON does not allow there, the text's length where it breaks off. */
export function jsonFaultOffset(text: string): number {
  let at = 0;
  const take = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    if (!pattern.test(text)) return false;
    at = pattern.lastIndex;
    return true;
  };
  const skip = () => take(token.space);
  const expectCharacter = (wanted: string) => {
    skip();
    if (text[at] !== wanted) throw new Fault(at);
    at++;
  };
  const isNext = (character: string) => {
    skip();
    return text[at] === character;
  };
  /** Reads `item` as often as commas follow, up to the closing character. */
  const list = (close: string, item: () => void) => {
    at++;
    if (!isNext(close)) {
      item();
      while (isNext(',')) {
        at++;
        item();
      }
    }
    expectCharacter(close);
  };
  const member = () => {
    skip();
    if (!take(token.string)) throw new Fault(at);
    expectCharacter(':');
    value();
  };
  function value(): void {
    if (isNext('{')) list('}', member);
    else if (isNext('[')) list(']', value);
    else if (!take(token.string) && !take(token.number) && !take(token.word)) throw new Fault(at);
  }
  try {
    value();
    skip();
    return at;
  } catch (error) {
    if (error instanceof Fault) return error.offset;
    throw error;
  }
}
