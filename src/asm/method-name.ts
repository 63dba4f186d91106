// The name of a mnemonic's method. Used by the assembler and by the generator of its types.

/** Words of the language or of the assembler itself. */
const taken = new Set([
  'in',
  'bind',
  'label',
  'lock',
  'rep',
  'repne',
  'with',
  'section',
  'align',
  'emit',
  'finish',
  'count',
]);

/** The mnemonic, with an underscore after it where the plain word means something else. */
export const methodName = (mnemonic: string): string => (taken.has(mnemonic) ? `${mnemonic}_` : mnemonic);

/** The mnemonic that a method's name stands for, if it is one. */
export function mnemonicOfMethod(name: string): string | undefined {
  const plain = name.endsWith('_') ? name.slice(0, -1) : name;
  return methodName(plain) === name ? plain : undefined;
}
