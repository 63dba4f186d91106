// Where text stops being JSON (RFC 8259): engines word their messages differently, and most leave the place out. Brackets
// are kept in a list rather than in calls, for a text may open any number of them.

const token = {
  // Anything from the space on but quotes and backslashes.
  plain: /[ !#-[\]-\uffff]*/y,
  escape: /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y,
  number: /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y,
  word: /true|false|null/y,
  space: /[ \t\r\n]*/y,
};

/** The offset of the first character that JSON does not allow there, the text's length where it breaks off. */
export function jsonFaultOffset(text: string): number {
  let at = 0;
  /** The brackets that are open, by what closes them. */
  const open: string[] = [];
  const take = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    if (!pattern.test(text)) return false;
    at = pattern.lastIndex;
    return true;
  };
  const accept = (wanted: string): boolean => {
    take(token.space);
    if (text[at] !== wanted) return false;
    at++;
    return true;
  };
  /** Reads a string; a faulty one is not read at all. */
  const string = (): boolean => {
    const from = at;
    if (!accept('"')) return false;
    do take(token.plain);
    while (take(token.escape));
    if (accept('"')) return true;
    at = from;
    return false;
  };
  const key = (): boolean => {
    take(token.space);
    return string() && accept(':');
  };
  for (;;) {
    const opened = accept('{') ? '}' : accept('[') ? ']' : undefined;
    if (opened !== undefined && !accept(opened)) {
      open.push(opened);
      if (opened === '}' && !key()) return at;
      continue;
    }
    if (opened === undefined && !string() && !take(token.number) && !take(token.word)) return at;
    // A value has ended, and with it the brackets that close after it.
    for (;;) {
      take(token.space);
      const close = open.at(-1);
      if (close === undefined) return at;
      if (accept(close)) open.pop();
      else if (accept(',')) {
        if (close === '}' && !key()) return at;
        break;
      } else return at;
    }
  }
}
