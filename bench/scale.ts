// How the assembler grows: time and memory for a statement, from a hundred thousand statements to ten million, and with
// a million labels. Every size runs in a process of its own. Memory is the highest that the process ever had, without what
// it had after a collection before it began, the text included, and without the finished bytes.

import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Assembler, assemble, dword, eax, ptr, r8, rax, rcx, rdi, rsi, zmm0, zmm1 } from 'rawcpu';

const MOST_BYTES_A_STATEMENT = 100;
/** Time for a statement at ten million over that at a million, for linear growth with some noise. */
const MOST_GROWTH = 1.5;

const mix = 'mov rax, rdi\nadd rax, 8\nmov eax, dword ptr [rdi + rcx*4 + 8]\nvaddps zmm0, zmm0, zmm1\n';

/** Makes `count` statements, and gives the bytes. */
const programs: Record<string, (count: number) => () => Uint8Array> = {
  'typed methods': (count) => () => {
    const a = new Assembler();
    for (let i = 0; i < count; i += 4) {
      a.mov(rax, rdi)
        .lea(r8, ptr(rsi, rcx, 8))
        .mov(eax, dword(rdi, rcx, 4, 8))
        .vaddps(zmm0, zmm0, zmm1);
    }
    return a.finish().bytes;
  },
  'typed, a branch in two': (count) => () => {
    const a = new Assembler();
    for (let i = 0; i < count; i += 4) {
      const top = a.label();
      a.bind(top).mov(rax, rdi).jne(top).add(rax, 8).jmp(top);
    }
    return a.finish().bytes;
  },
  text: (count) => {
    const source = mix.repeat(count / 4);
    return () => assemble(source).bytes;
  },
  'text, a label in ten': (count) => {
    const lines: string[] = [];
    for (let i = 0; i < count / 10; i++) lines.push(`label_${i}:\n${mix}${mix}jnz label_${i}\n`);
    const source = lines.join('');
    return () => assemble(source).bytes;
  },
};

const [kind, size] = process.argv.slice(2);
if (kind !== undefined && size !== undefined) measure(kind, Number(size));
else report();

function measure(name: string, count: number): void {
  const make = programs[name]!;
  // The engine has compiled everything before the clock runs.
  for (let i = 0; i < 5; i++) make(40_000)();
  const run = make(count);
  (globalThis as { gc?: () => void }).gc!();
  const beforeBytes = process.memoryUsage.rss();
  const start = process.hrtime.bigint();
  const bytes = run();
  const elapsedNs = Number(process.hrtime.bigint() - start);
  const peakBytes = process.resourceUsage().maxRSS * 1024 - beforeBytes;
  console.log(JSON.stringify({ ns: elapsedNs / count, beyond: (peakBytes - bytes.length) / count }));
}

function report(): void {
  const counts = [100_000, 1_000_000, 10_000_000];
  for (const name of Object.keys(programs)) {
    console.log(`\n${name}`);
    const rows = counts.map((count) => {
      const args = ['--expose-gc', fileURLToPath(import.meta.url), name, String(count)];
      const { stdout, status } = spawnSync(process.execPath, args, { encoding: 'utf8' });
      if (status !== 0) throw new Error(`${name}, ${count} statements: ended with status ${status}`);
      const row = JSON.parse(stdout) as { ns: number; beyond: number };
      const memory =
        count < 1_000_000 ? '' : `${row.beyond.toFixed(0).padStart(6)} bytes a statement beyond the output`;
      console.log(
        `  ${String(count).padStart(10)} statements ${row.ns.toFixed(0).padStart(6)} ns a statement ${memory}`,
      );
      return row;
    });
    const growth = rows[2]!.ns / rows[1]!.ns;
    console.log(
      `  goal: growth from 1 to 10 million <= ${MOST_GROWTH}: ${growth.toFixed(2)} ${verdict(growth <= MOST_GROWTH)}`,
    );
    const { beyond } = rows[2]!;
    console.log(
      `  goal: memory <= ${MOST_BYTES_A_STATEMENT}: ${beyond.toFixed(0)} ${verdict(beyond <= MOST_BYTES_A_STATEMENT)}`,
    );
  }
}

function verdict(reached: boolean): string {
  return reached ? 'reached' : 'MISSED';
}
