import { native } from 'rawcpu';

const add = native({ args: ['f64', 'f64'], returns: 'f64' }, 'addsd xmm0, xmm1; ret');
if (add(1, 2) !== 3) throw new Error('wrong sum');
await import('./cpu-time.mjs');
