import process from 'node:process';
import { serve } from './serve.mjs';

const [library] = process.argv.slice(2);
const { add } = globalThis.Deno.dlopen(library, { add: { parameters: ['f64', 'f64'], result: 'f64' } }).symbols;
serve((count) => {
  let wrong = 0;
  for (let i = 0; i < count; i++) if (add(i, 1) !== i + 1) wrong++;
  return wrong;
});
