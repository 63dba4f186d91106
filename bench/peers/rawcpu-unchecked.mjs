import { native } from 'rawcpu';
import { serve } from './serve.mjs';

const add = native({ args: ['f64', 'f64'], returns: 'f64' }, 'addsd xmm0, xmm1; ret', {
  name: 'add',
  unchecked: true,
});
serve((count) => {
  let wrong = 0;
  for (let i = 0; i < count; i++) if (add(i, 1) !== i + 1) wrong++;
  return wrong;
});
