import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
const f='/tmp/rc/dist/index.js'; const src=fs.readFileSync(f,'utf8');
const run=()=>{let m=1e9;for(let i=0;i<15;i++){m=Math.min(m,+execFileSync(process.execPath,['--input-type=module','-e',"const t=performance.now(); await import('/tmp/rc/dist/index.js'); console.log(performance.now()-t)"],{encoding:'utf8'}));}return m;};
console.log('with', run()); fs.writeFileSync(f, src.replace(/.*disasm.*\n/,'')); console.log('without', run()); fs.writeFileSync(f,src); console.log('with', run());
