// The assembler's speed: sixteen instructions of many kinds, built and encoded, against iced-x86's WASM encoder, AsmJit and
// Xbyak doing the same; and text, against GNU as, LLVM's assembler and Keystone. Peers that are not there are named.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as iced from 'iced-x86';
import {
  Assembler,
  assemble,
  dword,
  eax,
  k1,
  ptr,
  r8,
  r9,
  rax,
  rcx,
  rdi,
  rdx,
  rsi,
  xmm0,
  xmm1,
  ymm1,
  ymm2,
  ymm3,
  zmm0,
  zmm1,
  zmm2,
} from 'rawcpu';
import { compare, printTable, type Result } from './harness.ts';
import { cppPeer, keystonePeer, type PeerResult } from './peers/run.ts';

const INSTRUCTIONS = 16;
/** Instructions in one buffer, so that buffers stay in the cache. */
const BUFFER = 64;

function ours(count: number): number {
  let sizeBytes = 0;
  for (let buffer = 0; buffer < count; buffer++) {
    const a = new Assembler();
    for (let i = 0; i < BUFFER; i++) {
      a.mov(rax, rdi)
        .add(rax, 8)
        .mov(eax, dword(rdi, rcx, 4, 8))
        .lea(r8, ptr(rsi, rcx, 8));
      a.addss(xmm0, xmm1).movss(ptr(rdx), xmm0).vaddps(ymm1, ymm2, ymm3).vfmadd231ps(ymm1, ymm2, ptr(rax, 64));
      a.vaddps(zmm0, zmm1, ptr(rax, rcx, 4, 64))
        .vaddps(zmm0.k(k1), zmm1, zmm2)
        .xor(eax, eax)
        .imul(r8, r9, 1000);
      a.shl(rax, 3).cmp(rcx, rdx).push(r9).ret();
    }
    sizeBytes = a.finish().bytes.length;
  }
  return sizeBytes;
}

const { Code, Instruction, Register: R } = iced;
const memory = (base: iced.Register, index: iced.Register, scale: number, displacement: bigint) =>
  new iced.MemoryOperand(base, index, scale, displacement, displacement === 0n ? 0 : 1, false, R.None);

function icedInstructions(): iced.Instruction[] {
  const masked = Instruction.createRegRegReg(Code.EVEX_Vaddps_zmm_k1z_zmm_zmmm512b32_er, R.ZMM0, R.ZMM1, R.ZMM2);
  masked.opMask = R.K1;
  return [
    Instruction.createRegReg(Code.Mov_r64_rm64, R.RAX, R.RDI),
    Instruction.createRegI32(Code.Add_rm64_imm8, R.RAX, 8),
    Instruction.createRegMem(Code.Mov_r32_rm32, R.EAX, memory(R.RDI, R.RCX, 4, 8n)),
    Instruction.createRegMem(Code.Lea_r64_m, R.R8, memory(R.RSI, R.RCX, 8, 0n)),
    Instruction.createRegReg(Code.Addss_xmm_xmmm32, R.XMM0, R.XMM1),
    Instruction.createMemReg(Code.Movss_xmmm32_xmm, memory(R.RDX, R.None, 1, 0n), R.XMM0),
    Instruction.createRegRegReg(Code.VEX_Vaddps_ymm_ymm_ymmm256, R.YMM1, R.YMM2, R.YMM3),
    Instruction.createRegRegMem(Code.VEX_Vfmadd231ps_ymm_ymm_ymmm256, R.YMM1, R.YMM2, memory(R.RAX, R.None, 1, 64n)),
    Instruction.createRegRegMem(
      Code.EVEX_Vaddps_zmm_k1z_zmm_zmmm512b32_er,
      R.ZMM0,
      R.ZMM1,
      memory(R.RAX, R.RCX, 4, 64n),
    ),
    masked,
    Instruction.createRegReg(Code.Xor_r32_rm32, R.EAX, R.EAX),
    Instruction.createRegRegI32(Code.Imul_r64_rm64_imm32, R.R8, R.R9, 1000),
    Instruction.createRegI32(Code.Shl_rm64_imm8, R.RAX, 3),
    Instruction.createRegReg(Code.Cmp_r64_rm64, R.RCX, R.RDX),
    Instruction.createReg(Code.Push_r64, R.R9),
    Instruction.create(Code.Retnq),
  ];
}

function icedEncoder(count: number): void {
  for (let buffer = 0; buffer < count; buffer++) {
    const encoder = new iced.Encoder(64);
    for (let i = 0; i < BUFFER; i++) {
      for (const instruction of icedInstructions()) {
        encoder.encode(instruction, 0n);
        instruction.free();
      }
    }
    encoder.takeBuffer();
    encoder.free();
  }
}

const typed = 'rawcpu typed methods';
const wasm = 'iced-x86 (WASM)';

/** Adds a peer to the results, or says why it is missing. */
function take(results: Result[], peer: PeerResult): void {
  if ('absent' in peer) console.log(`  ${peer.absent}`);
  else {
    results.push(peer.result);
    if (peer.note !== '') console.log(`  ${peer.note}`);
  }
}

const byMethods = compare(
  'Assembling by methods: operands made, encoded, collected',
  [
    { name: typed, run: ours, units: INSTRUCTIONS * BUFFER },
    { name: wasm, run: icedEncoder, units: INSTRUCTIONS * BUFFER },
  ],
  { show: 'M/s' },
);
const sizeBytes = ours(1);
take(byMethods, cppPeer('AsmJit (C++)', 'asmjit.cpp', 'libasmjit-dev', ['-lasmjit', '-lrt', '-lpthread'], sizeBytes));
take(byMethods, cppPeer('Xbyak (C++)', 'xbyak.cpp', 'libxbyak-dev', [], sizeBytes));
printTable(
  'The same with the C++ libraries, which run as programs of their own',
  byMethods,
  [{ contender: typed, against: wasm, atMost: 0.2 }],
  'M/s',
);

const STATEMENTS = 200_000;
const lines = [
  'mov rax, rdi',
  'add rax, 8',
  'mov eax, dword ptr [rdi + rcx*4 + 8]',
  'lea r8, [rsi + rcx*8]',
  'addss xmm0, xmm1',
  'movss [rdx], xmm0',
  'vaddps ymm1, ymm2, ymm3',
  'vfmadd231ps ymm1, ymm2, [rax + 64]',
  'vaddps zmm0, zmm1, [rax + rcx*4 + 64]',
  'vaddps zmm0{k1}, zmm1, zmm2',
  'xor eax, eax',
  'imul r8, r9, 1000',
  'shl rax, 3',
  'cmp rcx, rdx',
  'push r9',
  'ret',
];
const source = Array.from({ length: STATEMENTS }, (_, i) => lines[i % lines.length]).join('\n');
const results: Result[] = compare(
  'Assembling text, 200,000 statements',
  [
    {
      name: 'rawcpu text',
      run: (n) => {
        for (let i = 0; i < n; i++) assemble(source);
      },
      units: STATEMENTS,
    },
  ],
  { rounds: 9, batchMs: 200, show: 'M/s' },
);

const folder = mkdtempSync(join(tmpdir(), 'rawcpu-bench-'));
try {
  const file = join(folder, 'text.s');
  writeFileSync(file, `.intel_syntax noprefix\n${source}\n`);
  const tools: [name: string, command: string, args: string[]][] = [
    ['GNU as', 'as', ['--64', '-o', '/dev/null', file]],
    ['llvm-mc-19', 'llvm-mc-19', ['-triple=x86_64', '-x86-asm-syntax=intel', '-filetype=obj', '-o', '/dev/null', file]],
  ];
  for (const [name, command, args] of tools) {
    const samples: number[] = [];
    for (let i = 0; i < 3; i++) {
      const start = process.hrtime.bigint();
      const { status } = spawnSync(command, args, { stdio: 'ignore' });
      if (status !== 0) break;
      samples.push(Number(process.hrtime.bigint() - start) / STATEMENTS);
    }
    if (samples.length === 3)
      results.push({ name, medianNs: samples.sort((a, b) => a - b)[1]!, spreadNs: samples[2]! - samples[0]! });
    else console.log(`  ${name}: absent`);
  }
} finally {
  rmSync(folder, { recursive: true });
}
const KEYSTONE = 'Keystone 0.9.2 (WASM)';
take(results, await keystonePeer(KEYSTONE, lines));
printTable(
  'The same text, whole process of the other assemblers included',
  results,
  [
    { contender: 'rawcpu text', against: 'GNU as', atMost: 0.5 },
    { contender: 'rawcpu text', against: 'llvm-mc-19', atMost: 1 / 6 },
    { contender: 'rawcpu text', against: KEYSTONE, atMost: 1 / 6 },
  ],
  'M/s',
);
