import { dlopen } from 'node:ffi';
import process from 'node:process';
import { serve } from './serve.mjs';

const [library] = process.argv.slice(2);
// Node 26.1 called the fields `parameters` and `result`.
const signature = { arguments: ['f64', 'f64'], return: 'f64', parameters: ['f64', 'f64'], result: 'f64' };
const { arguments: types, return: result, ...old } = signature;
let functions;
try {
  ({ functions } = dlopen(library, { add: { arguments: types, return: result } }));
  if (functions.add(1, 2) !== 3) throw new Error('wrong sum');
} catch {
  ({ functions } = dlopen(library, { add: old }));
}
const { add } = functions;
serve((count) => {
  let wrong = 0;
  for (let i = 0; i < count; i++) if (add(i, 1) !== i + 1) wrong++;
  return wrong;
});
