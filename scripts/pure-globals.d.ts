// The globals that Node, browsers, Bun and Deno share and that no ECMAScript library declares: all that a pure room may
// use besides the language. Only tsconfig.pure.json reads this file.

declare class TextEncoder {
  encode(text?: string): Uint8Array<ArrayBuffer>;
  encodeInto(text: string, target: Uint8Array): { read: number; written: number };
}

declare class TextDecoder {
  constructor(label?: 'utf-8' | 'latin1' | 'utf-16le', options?: { fatal?: boolean; ignoreBOM?: boolean });
  decode(bytes?: Uint8Array): string;
}

declare function atob(base64: string): string;

interface ImportMeta {
  readonly url: string;
}
