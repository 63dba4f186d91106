import { createRequire } from 'node:module';
import process from 'node:process';
import { serve } from './serve.mjs';

const [library, koffiPackage] = process.argv.slice(2);
const koffi = createRequire(koffiPackage)(koffiPackage);
const add = koffi.load(library).func('double add(double a, double b)');
serve((count) => {
  let wrong = 0;
  for (let i = 0; i < count; i++) if (add(i, 1) !== i + 1) wrong++;
  return wrong;
});
