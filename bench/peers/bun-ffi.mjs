import { dlopen } from 'bun:ffi';
import process from 'node:process';
import { serve } from './serve.mjs';

const [library] = process.argv.slice(2);
const { add } = dlopen(library, { add: { args: ['f64', 'f64'], returns: 'f64' } }).symbols;
serve((count) => {
  let wrong = 0;
  for (let i = 0; i < count; i++) if (add(i, 1) !== i + 1) wrong++;
  return wrong;
});
