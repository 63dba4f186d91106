// Patterns of a shell for the names of PMUs and tracepoints: `*`, `?` and `[a-z]` (glob(7)). A pattern is a user's text, so it
// is compared step by step rather than made into a regular expression: any of them ends, after as many steps as the two
// lengths multiply to.

type Step = '*' | ((character: string) => boolean);

/** Whether a text is a pattern rather than a name. */
export const isGlob = (text: string): boolean => /[*?[]/.test(text);

/** The names that match a pattern. */
export function globMatcher(glob: string): (name: string) => boolean {
  const steps = stepsOf(glob);
  return (name) => {
    let at = 0;
    let step = 0;
    /** Where to go on when what follows the last `*` does not match: that takes one character more. */
    let back = -1;
    let backAt = 0;
    while (at < name.length) {
      const wanted = steps[step];
      if (wanted === '*') {
        back = ++step;
        backAt = at;
      } else if (wanted?.(name[at]!) === true) {
        step++;
        at++;
      } else if (back >= 0) {
        step = back;
        at = ++backAt;
      } else return false;
    }
    while (steps[step] === '*') step++;
    return step === steps.length;
  };
}

function stepsOf(glob: string): Step[] {
  const steps: Step[] = [];
  for (let at = 0; at < glob.length; at++) {
    const character = glob[at]!;
    const end = character === '[' ? glob.indexOf(']', at + (/^\[!?\]/.test(glob.slice(at, at + 3)) ? 3 : 1)) : -1;
    if (character === '*') {
      if (steps.at(-1) !== '*') steps.push('*');
    } else if (character === '?') steps.push(() => true);
    else if (end > at) {
      steps.push(classOf(glob.slice(at + 1, end)));
      at = end;
    } else steps.push((found) => found === character);
  }
  return steps;
}

/** What stands between brackets: characters and ranges, or all others where it begins with `!`. */
function classOf(text: string): (character: string) => boolean {
  const isOther = text.startsWith('!');
  const ranges: [string, string][] = [];
  for (let at = isOther ? 1 : 0; at < text.length; at++) {
    const isRange = text[at + 1] === '-' && at + 2 < text.length;
    ranges.push([text[at]!, text[isRange ? at + 2 : at]!]);
    if (isRange) at += 2;
  }
  return (found) => ranges.some(([from, to]) => found >= from && found <= to) !== isOther;
}
