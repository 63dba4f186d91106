// Runs inside the virtual machine, as its only program: does what the suites on the kernel's command line say, and
// reports one line of JSON for each step. What it should be is the host's business.

import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';

const {
  cpuInfo,
  cpuid,
  cpuidThroughDevice,
  formatRawDump,
  msr,
  rdtsc,
  rdtscp,
  readAllCpuidDumps,
  readings,
  tsc,
  mxcsr,
} = await import('/package/dist/cpu/index.js');
const { native } = await import('/package/dist/call/api.js');
const { doctor } = await import('/package/dist/doctor/index.js');

function report(name, content) {
  const plain = (_, value) => (typeof value === 'bigint' ? `0x${value.toString(16)}` : value);
  process.stdout.write(`@@${JSON.stringify({ name, ...content }, plain)}\n`);
}

async function step(name, work) {
  try {
    report(name, { value: (await work()) ?? null });
  } catch (error) {
    report(name, { error: { code: error.code, message: error.message, details: error.details } });
  }
}

const insert = (driver) => {
  const { status, stderr } = spawnSync('/bin/busybox', ['insmod', `/drivers/${driver}.ko`], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
};

/** Runs code in a child as nobody, or as root without CAP_SYS_RAWIO. */
function asOther(source, { keepsRoot = false } = {}) {
  const drop = keepsRoot ? '' : 'process.setgroups([]); process.setgid(65534); process.setuid(65534);';
  const code = `${drop}
const { msr } = await import('/package/dist/cpu/index.js');
try { console.log(JSON.stringify({ value: String(${source}) })); }
catch (error) { console.log(JSON.stringify({ code: error.code, layer: error.details?.layer, message: error.message })); }`;
  const run = spawnSync('/bin/node', ['--input-type=module', '-e', code], { encoding: 'utf8' });
  return JSON.parse(run.stdout || JSON.stringify({ failed: run.stderr }));
}

const suites = {
  async cpuid() {
    await step('cpuinfo', () => readFileSync('/proc/cpuinfo', 'utf8').split('\n\n')[0]);
    await step('dump', () => formatRawDump(readAllCpuidDumps()));
    await step('usable', () => {
      const { features } = cpuInfo();
      return Object.keys(features).filter((name) => features[name].usable);
    });
    await step('info', () => {
      const { vendor, brand, family, model, stepping, isaLevel, hypervisor } = cpuInfo({ cpu: 1 });
      return { vendor, brand, family, model, stepping, isaLevel, hypervisor };
    });
    await step('apic ids', () => [0, 1].map((cpu) => cpuid(1, 0, { cpu }).ebx >>> 24));
    await step('device', () => {
      insert('cpuid');
      return [0, 1].map((cpu) => cpuidThroughDevice(1, 0, cpu).ebx >>> 24);
    });
    await step('native', () => {
      const add = native({ args: ['f64', 'f64'], returns: 'f64' }, 'addsd xmm0, xmm1\nret');
      return [add(1, 2), mxcsr.with({ rounding: 'up' }, () => add(1, 2 ** -60)) > 1];
    });
    await step('rdtsc', () => {
      const first = rdtsc();
      return first < rdtsc();
    });
  },

  async msr() {
    await step('module missing', () => msr.read('IA32_EFER'));
    await step('tsc without module', () => msr.readMany(['IA32_TSC'], { cpus: [0] })[0]);
    await step('insmod', () => insert('msr'));
    await step('tsc with module', () => msr.readMany(['IA32_TSC'], { cpus: [0] })[0]);
    await step('efer', () => msr.decode('IA32_EFER', msr.read('IA32_EFER')));
    await step('by number', () => msr.read(0xc0000080) === msr.read('efer'));
    await step('apic base', () => [0, 1].map((cpu) => msr.decode(0x1b, msr.read(0x1b, { cpu })).fields));
    await step('tsc aux', () => [0, 1].map((cpu) => msr.read('IA32_TSC_AUX', { cpu })));
    await step('lstar', () => msr.read('IA32_LSTAR') >> 63n);
    await step('pat', () => msr.decode('IA32_PAT', msr.read('IA32_PAT')).fields.map(({ text }) => text));
    await step('many', () => {
      const found = msr.readMany(['IA32_EFER', 'IA32_PAT', 'IA32_TSC_AUX']);
      return found.map(({ cpu, register, value }) => [cpu, register, typeof value]);
    });
    await step('write refused', () => msr.write('IA32_TSC_AUX', 7n, { cpu: 0 }));
    await step('write', () => {
      const before = msr.read('IA32_TSC_AUX', { cpu: 1 });
      msr.write('IA32_TSC_AUX', 0x123n, { cpu: 1, allowWrite: true });
      const read = msr.read('IA32_TSC_AUX', { cpu: 1 });
      msr.write('IA32_TSC_AUX', before, { cpu: 1, allowWrite: true });
      return { before, read, after: msr.read('IA32_TSC_AUX', { cpu: 1 }), other: msr.read('IA32_TSC_AUX', { cpu: 0 }) };
    });
    await step('rdtscp agrees', () => {
      msr.write('IA32_TSC_AUX', 0x777n, { cpu: 0, allowWrite: true });
      msr.write('IA32_TSC_AUX', 0x777n, { cpu: 1, allowWrite: true });
      const { aux } = rdtscp();
      for (const cpu of [0, 1]) msr.write('IA32_TSC_AUX', BigInt(cpu), { cpu, allowWrite: true });
      return aux;
    });
    await step('refused by the processor', () => msr.write(0x6e1, 1n << 40n, { allowWrite: true }));
    await step('no such cpu', () => msr.read('IA32_EFER', { cpu: 7 }));
    await step('offline cpu', () => {
      writeFileSync('/sys/devices/system/cpu/cpu1/online', '0');
      try {
        return msr.read('IA32_EFER', { cpu: 1 });
      } finally {
        writeFileSync('/sys/devices/system/cpu/cpu1/online', '1');
      }
    });
    await step('nobody', () => asOther("msr.read('IA32_EFER')"));
    await step('nobody with a readable device', () => {
      chmodSync('/dev/cpu/0/msr', 0o666);
      return asOther("msr.read('IA32_EFER')");
    });
    await step('effective frequency', () => readings.effectiveHz(1e9, { overMs: 20 }));
    await step('frequency', () => tsc.frequency());
    await step('doctor', async () => doctor().checks.map(({ id, state, found }) => [id, state, found]));
    await step('command line', () => {
      const run = spawnSync('/bin/node', ['/package/dist/cli/main.js', 'msr', 'IA32_EFER', '--cpu', 'all', '--json'], {
        encoding: 'utf8',
      });
      return run.status === 0 ? JSON.parse(run.stdout).map(({ cpu, value }) => [cpu, value]) : run.stderr;
    });
  },
};

const wanted = /rawcpu\.suites=(\S+)/.exec(readFileSync('/proc/cmdline', 'utf8'))?.[1]?.split(',') ?? [];
for (const name of wanted) await suites[name]();
report('end', { value: existsSync('/proc/cpuinfo') });
