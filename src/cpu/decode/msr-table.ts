// Model-specific registers: the architectural ones and those of Intel's and AMD's that say something useful. One row
// gives name, address, fields and source: "SDM 4" is Intel's manual, volume 4, table 2-2 and those of the models;
// "APM 2" is AMD's, volume 2, appendix A; "PPR" AMD's Processor Programming Reference.

/** How the bits of a field are read. Units that depend on another register are applied by whoever has both. */
export type MsrFormat =
  | 'hex'
  | 'number'
  | 'flag'
  | 'address'
  | 'signed'
  | 'ratio100MHz'
  | 'celsius'
  | 'memoryType'
  | 'powerUnit'
  | 'energyUnit'
  | 'timeUnit';

/**
 * A field of a register in the table: highest and lowest bit, name, meaning, how it is read, and what its values stand
 * for.
 */
export type MsrFieldRow = readonly [
  high: number,
  low: number,
  name: string,
  meaning?: string | undefined,
  format?: MsrFormat | undefined,
  values?: Readonly<Record<number, string>>,
];

/** A model-specific register in the table. */
export interface MsrRow {
  /** What RDMSR takes in ECX. */
  readonly address: number;
  /** As the manuals spell it, such as `IA32_MPERF`. */
  readonly name: string;
  /** Who defines it: both vendors, Intel alone, AMD alone. */
  readonly vendor: 'any' | 'intel' | 'amd';
  /** Whether WRMSR refuses it. */
  readonly isReadOnly: boolean;
  /** What it is for, in a few words. */
  readonly meaning: string;
  /** The manual, and the table in it. */
  readonly source: string;
  /** Its fields, from the highest bit down; empty where the value is one number. */
  readonly fields: readonly MsrFieldRow[];
}

const define = (
  vendor: MsrRow['vendor'],
  access: 'r' | 'rw',
  source: string,
  address: number,
  name: string,
  meaning: string,
  fields: readonly MsrFieldRow[] = [],
): MsrRow => ({ address, name, vendor, isReadOnly: access === 'r', meaning, source, fields });

type Rest = [address: number, name: string, meaning: string, fields?: readonly MsrFieldRow[]];

const shared = (...rest: Rest) => define('any', 'rw', 'SDM 4, table 2-2; APM 2, appendix A', ...rest);
const sharedReadOnly = (...rest: Rest) => define('any', 'r', 'SDM 4, table 2-2; APM 2, appendix A', ...rest);
const intel = (...rest: Rest) => define('intel', 'rw', 'SDM 4, table 2-2', ...rest);
const intelReadOnly = (...rest: Rest) => define('intel', 'r', 'SDM 4, table 2-2', ...rest);
const model = (...rest: Rest) => define('intel', 'rw', 'SDM 4, tables 2-20 and later', ...rest);
const modelReadOnly = (...rest: Rest) => define('intel', 'r', 'SDM 4, tables 2-20 and later', ...rest);
const amd = (...rest: Rest) => define('amd', 'rw', 'APM 2, appendix A; PPR', ...rest);
const amdReadOnly = (...rest: Rest) => define('amd', 'r', 'APM 2, appendix A; PPR', ...rest);

const memoryTypes = { 0: 'UC', 1: 'WC', 4: 'WT', 5: 'WP', 6: 'WB', 7: 'UC-' } as const;

const counter = (name: string): readonly MsrFieldRow[] => [[63, 0, name, undefined, 'number']];

const energyStatus: readonly MsrFieldRow[] = [[31, 0, 'energy', 'in the units of the RAPL unit register', 'number']];

const powerLimit: readonly MsrFieldRow[] = [
  [14, 0, 'limit_1', 'in power units', 'number'],
  [15, 15, 'limit_1_enabled', undefined, 'flag'],
  [16, 16, 'limit_1_clamping', undefined, 'flag'],
  [23, 17, 'limit_1_window', 'in time units: 2^Y (1 + Z/4)', 'number'],
  [46, 32, 'limit_2', 'in power units', 'number'],
  [47, 47, 'limit_2_enabled', undefined, 'flag'],
  [48, 48, 'limit_2_clamping', undefined, 'flag'],
  [55, 49, 'limit_2_window', 'in time units', 'number'],
  [63, 63, 'locked', undefined, 'flag'],
];

const thermalStatus = (kind: string): readonly MsrFieldRow[] => [
  [0, 0, 'hot', `${kind} is throttled by temperature`, 'flag'],
  [1, 1, 'hot_log', undefined, 'flag'],
  [2, 2, 'prochot', undefined, 'flag'],
  [3, 3, 'prochot_log', undefined, 'flag'],
  [4, 4, 'critical', undefined, 'flag'],
  [5, 5, 'critical_log', undefined, 'flag'],
  [6, 6, 'threshold_1', undefined, 'flag'],
  [7, 7, 'threshold_1_log', undefined, 'flag'],
  [8, 8, 'threshold_2', undefined, 'flag'],
  [9, 9, 'threshold_2_log', undefined, 'flag'],
  [10, 10, 'power_limit', undefined, 'flag'],
  [11, 11, 'power_limit_log', undefined, 'flag'],
  [22, 16, 'below_target', 'degrees below the target temperature', 'celsius'],
  [30, 27, 'resolution', undefined, 'celsius'],
  [31, 31, 'valid', undefined, 'flag'],
];

const raplUnit: readonly MsrFieldRow[] = [
  [3, 0, 'power_unit', '1/2^n W', 'powerUnit'],
  [12, 8, 'energy_unit', '1/2^n J', 'energyUnit'],
  [19, 16, 'time_unit', '1/2^n s', 'timeUnit'],
];

const turboLimits = (first: number): readonly MsrFieldRow[] =>
  Array.from({ length: 8 }, (_, i) => [8 * i + 7, 8 * i, `cores_${first + i}`, undefined, 'ratio100MHz'] as const);

const debugCtl: readonly MsrFieldRow[] = [
  [0, 0, 'lbr', 'last branch records', 'flag'],
  [1, 1, 'btf', 'single-step on branches', 'flag'],
  [6, 6, 'tr', 'trace messages', 'flag'],
  [7, 7, 'bts', 'branch trace store', 'flag'],
  [8, 8, 'btint', undefined, 'flag'],
  [11, 11, 'freeze_lbrs_on_pmi', undefined, 'flag'],
  [12, 12, 'freeze_perfmon_on_pmi', undefined, 'flag'],
  [14, 14, 'freeze_while_smm', undefined, 'flag'],
];

const eventSelect: readonly MsrFieldRow[] = [
  [7, 0, 'event', undefined, 'hex'],
  [15, 8, 'umask', undefined, 'hex'],
  [16, 16, 'usr', undefined, 'flag'],
  [17, 17, 'os', undefined, 'flag'],
  [18, 18, 'edge', undefined, 'flag'],
  [20, 20, 'int', undefined, 'flag'],
  [22, 22, 'en', undefined, 'flag'],
  [23, 23, 'inv', undefined, 'flag'],
  [31, 24, 'cmask', undefined, 'number'],
];

const numbered = (count: number, make: (i: number) => MsrRow) => Array.from({ length: count }, (_, i) => make(i));

const mtrrType: MsrFieldRow = [7, 0, 'type', undefined, 'memoryType', memoryTypes];

export const msrTable: readonly MsrRow[] = [
  intelReadOnly(0x17, 'IA32_PLATFORM_ID', 'platform of the processor, which microcode is for', [
    [52, 50, 'platform', undefined, 'number'],
  ]),
  shared(0x10, 'IA32_TIME_STAMP_COUNTER', 'time-stamp counter', counter('tsc')),
  shared(0x1b, 'IA32_APIC_BASE', 'local APIC', [
    [8, 8, 'bsp', 'bootstrap processor', 'flag'],
    [10, 10, 'x2apic', 'x2APIC mode', 'flag'],
    [11, 11, 'enabled', undefined, 'flag'],
    [51, 12, 'base', undefined, 'address'],
  ]),
  intel(0x3a, 'IA32_FEATURE_CONTROL', 'what the firmware allows', [
    [0, 0, 'locked', undefined, 'flag'],
    [1, 1, 'vmx_in_smx', undefined, 'flag'],
    [2, 2, 'vmx', 'VMX outside SMX', 'flag'],
    [14, 8, 'senter_functions', undefined, 'hex'],
    [15, 15, 'senter', undefined, 'flag'],
    [17, 17, 'sgx_launch_control', undefined, 'flag'],
    [18, 18, 'sgx', undefined, 'flag'],
    [20, 20, 'lmce', 'local machine checks', 'flag'],
  ]),
  intel(0x3b, 'IA32_TSC_ADJUST', 'added to the time-stamp counter', [[63, 0, 'adjustment', undefined, 'signed']]),
  intel(0x48, 'IA32_SPEC_CTRL', 'speculation control', [
    [0, 0, 'ibrs', undefined, 'flag'],
    [1, 1, 'stibp', undefined, 'flag'],
    [2, 2, 'ssbd', undefined, 'flag'],
    [3, 3, 'ipred_dis_u', undefined, 'flag'],
    [4, 4, 'ipred_dis_s', undefined, 'flag'],
    [5, 5, 'rrsba_dis_u', undefined, 'flag'],
    [6, 6, 'rrsba_dis_s', undefined, 'flag'],
    [7, 7, 'psfd', undefined, 'flag'],
    [8, 8, 'ddpd_u', undefined, 'flag'],
    [10, 10, 'bhi_dis_s', undefined, 'flag'],
  ]),
  shared(0x8b, 'IA32_BIOS_SIGN_ID', 'microcode revision; AMD has it in the lower half', [
    [63, 32, 'revision', undefined, 'hex'],
    [31, 0, 'revision_amd', undefined, 'hex'],
  ]),
  modelReadOnly(0xce, 'MSR_PLATFORM_INFO', 'ratios of the platform', [
    [15, 8, 'maximum_non_turbo_ratio', undefined, 'ratio100MHz'],
    [28, 28, 'programmable_turbo_ratios', undefined, 'flag'],
    [29, 29, 'programmable_tdp', undefined, 'flag'],
    [30, 30, 'programmable_tj_offset', undefined, 'flag'],
    [31, 31, 'cpuid_faulting', undefined, 'flag'],
    [47, 40, 'minimum_ratio', undefined, 'ratio100MHz'],
    [55, 48, 'minimum_operating_ratio', undefined, 'ratio100MHz'],
  ]),
  intelReadOnly(0xcf, 'IA32_CORE_CAPABILITIES', 'model-specific abilities', [
    [5, 5, 'split_lock_exception', undefined, 'flag'],
  ]),
  model(0xe2, 'MSR_PKG_CST_CONFIG_CONTROL', 'package C-states', [
    [3, 0, 'limit', undefined, 'number'],
    [10, 10, 'io_mwait', undefined, 'flag'],
    [15, 15, 'locked', undefined, 'flag'],
  ]),
  modelReadOnly(0x34, 'MSR_SMI_COUNT', 'system management interrupts since reset', [
    [31, 0, 'count', undefined, 'number'],
  ]),
  shared(0xe7, 'IA32_MPERF', 'ticks at the reference rate while the core is awake', counter('mperf')),
  shared(0xe8, 'IA32_APERF', 'ticks at the core’s own rate while it is awake', counter('aperf')),
  sharedReadOnly(0xfe, 'IA32_MTRRCAP', 'memory type range registers there are', [
    [7, 0, 'variable', undefined, 'number'],
    [8, 8, 'fixed', undefined, 'flag'],
    [10, 10, 'write_combining', undefined, 'flag'],
    [11, 11, 'smrr', undefined, 'flag'],
  ]),
  intelReadOnly(0x10a, 'IA32_ARCH_CAPABILITIES', 'what the processor is not affected by', [
    [0, 0, 'rdcl_no', 'not affected by Meltdown', 'flag'],
    [1, 1, 'ibrs_all', undefined, 'flag'],
    [2, 2, 'rsba', undefined, 'flag'],
    [3, 3, 'skip_l1dfl_vmentry', undefined, 'flag'],
    [4, 4, 'ssb_no', undefined, 'flag'],
    [5, 5, 'mds_no', undefined, 'flag'],
    [6, 6, 'if_pschange_mc_no', undefined, 'flag'],
    [7, 7, 'tsx_ctrl', undefined, 'flag'],
    [8, 8, 'taa_no', undefined, 'flag'],
    [9, 9, 'mcu_control', undefined, 'flag'],
    [10, 10, 'misc_package_ctls', undefined, 'flag'],
    [11, 11, 'energy_filtering_ctl', undefined, 'flag'],
    [12, 12, 'doitm', undefined, 'flag'],
    [13, 13, 'sbdr_ssdp_no', undefined, 'flag'],
    [14, 14, 'fbsdp_no', undefined, 'flag'],
    [15, 15, 'psdp_no', undefined, 'flag'],
    [17, 17, 'fb_clear', undefined, 'flag'],
    [18, 18, 'fb_clear_ctrl', undefined, 'flag'],
    [19, 19, 'rrsba', undefined, 'flag'],
    [20, 20, 'bhi_no', undefined, 'flag'],
    [21, 21, 'xapic_disable_status', undefined, 'flag'],
    [23, 23, 'overclocking_status', undefined, 'flag'],
    [24, 24, 'pbrsb_no', undefined, 'flag'],
    [25, 25, 'gds_ctrl', undefined, 'flag'],
    [26, 26, 'gds_no', undefined, 'flag'],
    [27, 27, 'rfds_no', undefined, 'flag'],
    [28, 28, 'rfds_clear', undefined, 'flag'],
    [62, 62, 'its_no', undefined, 'flag'],
  ]),
  intel(0x122, 'IA32_TSX_CTRL', 'transactional memory', [
    [0, 0, 'rtm_disable', undefined, 'flag'],
    [1, 1, 'cpuid_clear', undefined, 'flag'],
  ]),
  shared(0x174, 'IA32_SYSENTER_CS', 'code segment of SYSENTER', [[15, 0, 'selector', undefined, 'hex']]),
  shared(0x175, 'IA32_SYSENTER_ESP', 'stack pointer of SYSENTER', [[63, 0, 'rsp', undefined, 'address']]),
  shared(0x176, 'IA32_SYSENTER_EIP', 'entry of SYSENTER', [[63, 0, 'rip', undefined, 'address']]),
  sharedReadOnly(0x179, 'IA32_MCG_CAP', 'machine check abilities', [
    [7, 0, 'banks', undefined, 'number'],
    [8, 8, 'control', undefined, 'flag'],
    [9, 9, 'extended', undefined, 'flag'],
    [10, 10, 'cmci', undefined, 'flag'],
    [11, 11, 'threshold', undefined, 'flag'],
    [24, 24, 'recovery', undefined, 'flag'],
    [27, 27, 'local', undefined, 'flag'],
  ]),
  shared(0x17a, 'IA32_MCG_STATUS', 'machine check status', [
    [0, 0, 'ripv', undefined, 'flag'],
    [1, 1, 'eipv', undefined, 'flag'],
    [2, 2, 'mcip', undefined, 'flag'],
    [3, 3, 'lmce', undefined, 'flag'],
  ]),
  ...numbered(8, (i) => intel(0x186 + i, `IA32_PERFEVTSEL${i}`, `performance event select ${i}`, eventSelect)),
  ...numbered(8, (i) => intel(0xc1 + i, `IA32_PMC${i}`, `performance counter ${i}`, counter('count'))),
  intelReadOnly(0x198, 'IA32_PERF_STATUS', 'performance state now', [
    [15, 8, 'ratio', undefined, 'ratio100MHz'],
    [47, 32, 'voltage', 'in 1/8192 V, where the model tells it', 'number'],
  ]),
  intel(0x199, 'IA32_PERF_CTL', 'performance state wanted', [
    [15, 8, 'ratio', undefined, 'ratio100MHz'],
    [32, 32, 'turbo_disengaged', undefined, 'flag'],
  ]),
  intel(0x19a, 'IA32_CLOCK_MODULATION', 'clock modulation', [
    [3, 0, 'duty', undefined, 'number'],
    [4, 4, 'enabled', undefined, 'flag'],
  ]),
  intel(0x19b, 'IA32_THERM_INTERRUPT', 'thermal interrupts', [
    [0, 0, 'high', undefined, 'flag'],
    [1, 1, 'low', undefined, 'flag'],
    [4, 4, 'critical', undefined, 'flag'],
    [24, 24, 'power_limit', undefined, 'flag'],
  ]),
  intel(0x19c, 'IA32_THERM_STATUS', 'thermal status of the core', thermalStatus('the core')),
  intel(0x1a0, 'IA32_MISC_ENABLE', 'miscellaneous features', [
    [0, 0, 'fast_strings', undefined, 'flag'],
    [3, 3, 'thermal_control', undefined, 'flag'],
    [7, 7, 'performance_monitoring', undefined, 'flag'],
    [11, 11, 'bts_unavailable', undefined, 'flag'],
    [12, 12, 'pebs_unavailable', undefined, 'flag'],
    [16, 16, 'speedstep', undefined, 'flag'],
    [18, 18, 'monitor', undefined, 'flag'],
    [22, 22, 'limit_cpuid', undefined, 'flag'],
    [23, 23, 'xtpr_disabled', undefined, 'flag'],
    [34, 34, 'xd_disabled', undefined, 'flag'],
    [38, 38, 'turbo_disabled', undefined, 'flag'],
  ]),
  model(0x1a2, 'MSR_TEMPERATURE_TARGET', 'temperature at which the processor throttles', [
    [23, 16, 'target', undefined, 'celsius'],
    [29, 24, 'offset', undefined, 'celsius'],
  ]),
  model(0x1a4, 'MSR_MISC_FEATURE_CONTROL', 'prefetchers; a set bit switches one off', [
    [0, 0, 'l2_stream_off', undefined, 'flag'],
    [1, 1, 'l2_adjacent_off', undefined, 'flag'],
    [2, 2, 'l1d_next_line_off', undefined, 'flag'],
    [3, 3, 'l1d_ip_off', undefined, 'flag'],
  ]),
  model(0x1ad, 'MSR_TURBO_RATIO_LIMIT', 'highest ratios by number of active cores', turboLimits(1)),
  model(
    0x1ae,
    'MSR_TURBO_RATIO_LIMIT1',
    'highest ratios by number of active cores, or the cores themselves',
    turboLimits(9),
  ),
  intel(0x1b0, 'IA32_ENERGY_PERF_BIAS', 'preference between performance and energy', [
    [3, 0, 'bias', undefined, 'number', { 0: 'performance', 6: 'balanced', 15: 'energy' }],
  ]),
  intel(0x1b1, 'IA32_PACKAGE_THERM_STATUS', 'thermal status of the package', thermalStatus('the package')),
  shared(0x1d9, 'IA32_DEBUGCTL', 'debug control', debugCtl),
  model(0x1fc, 'MSR_POWER_CTL', 'power control', [
    [0, 0, 'bidirectional_prochot', undefined, 'flag'],
    [1, 1, 'c1e', undefined, 'flag'],
    [20, 20, 'race_to_halt_off', undefined, 'flag'],
  ]),
  ...numbered(10, (i) =>
    shared(0x200 + 2 * i, `IA32_MTRR_PHYSBASE${i}`, `range ${i}: base and type`, [
      mtrrType,
      [51, 12, 'base_page', undefined, 'hex'],
    ]),
  ),
  ...numbered(10, (i) =>
    shared(0x201 + 2 * i, `IA32_MTRR_PHYSMASK${i}`, `range ${i}: mask`, [
      [11, 11, 'valid', undefined, 'flag'],
      [51, 12, 'mask_page', undefined, 'hex'],
    ]),
  ),
  shared(0x277, 'IA32_PAT', 'page attribute table', [
    ...Array.from({ length: 8 }, (_, i) => [8 * i + 2, 8 * i, `pa${i}`, undefined, 'memoryType', memoryTypes] as const),
  ]),
  shared(0x2ff, 'IA32_MTRR_DEF_TYPE', 'memory type outside the ranges', [
    mtrrType,
    [10, 10, 'fixed_enabled', undefined, 'flag'],
    [11, 11, 'enabled', undefined, 'flag'],
  ]),
  ...['INSTRUCTIONS', 'CORE_CYCLES', 'REFERENCE_CYCLES', 'TOPDOWN_SLOTS'].map((what, i) =>
    intel(0x309 + i, `IA32_FIXED_CTR${i}`, `fixed counter: ${what.toLowerCase().replace('_', ' ')}`, counter('count')),
  ),
  intelReadOnly(0x345, 'IA32_PERF_CAPABILITIES', 'performance monitoring abilities', [
    [5, 0, 'lbr_format', undefined, 'number'],
    [6, 6, 'pebs_trap', undefined, 'flag'],
    [7, 7, 'pebs_registers', undefined, 'flag'],
    [11, 8, 'pebs_format', undefined, 'number'],
    [12, 12, 'freeze_while_smm', undefined, 'flag'],
    [13, 13, 'full_width_write', undefined, 'flag'],
    [14, 14, 'pebs_baseline', undefined, 'flag'],
    [15, 15, 'performance_metrics', undefined, 'flag'],
  ]),
  intel(0x38d, 'IA32_FIXED_CTR_CTRL', 'control of the fixed counters', [[63, 0, 'control', undefined, 'hex']]),
  intelReadOnly(0x38e, 'IA32_PERF_GLOBAL_STATUS', 'counters that overflowed', [[63, 0, 'status', undefined, 'hex']]),
  intel(0x38f, 'IA32_PERF_GLOBAL_CTRL', 'counters that run', [[63, 0, 'enabled', undefined, 'hex']]),
  modelReadOnly(0x606, 'MSR_RAPL_POWER_UNIT', 'units of power, energy and time', raplUnit),
  model(0x610, 'MSR_PKG_POWER_LIMIT', 'power limits of the package', powerLimit),
  modelReadOnly(0x611, 'MSR_PKG_ENERGY_STATUS', 'energy that the package used', energyStatus),
  modelReadOnly(0x614, 'MSR_PKG_POWER_INFO', 'power that the package is made for', [
    [14, 0, 'thermal_design_power', 'in power units', 'number'],
    [30, 16, 'minimum', 'in power units', 'number'],
    [46, 32, 'maximum', 'in power units', 'number'],
  ]),
  model(0x618, 'MSR_DRAM_POWER_LIMIT', 'power limits of the memory', powerLimit),
  modelReadOnly(0x619, 'MSR_DRAM_ENERGY_STATUS', 'energy that the memory used', energyStatus),
  modelReadOnly(0x639, 'MSR_PP0_ENERGY_STATUS', 'energy that the cores used', energyStatus),
  modelReadOnly(0x641, 'MSR_PP1_ENERGY_STATUS', 'energy that the graphics used', energyStatus),
  modelReadOnly(0x64d, 'MSR_PLATFORM_ENERGY_STATUS', 'energy that the platform used', energyStatus),
  modelReadOnly(0x64e, 'MSR_PPERF', 'productive ticks at the core’s own rate', counter('pperf')),
  intel(0x770, 'IA32_PM_ENABLE', 'hardware-controlled performance states', [[0, 0, 'hwp', undefined, 'flag']]),
  intelReadOnly(0x771, 'IA32_HWP_CAPABILITIES', 'performance levels', [
    [7, 0, 'highest', undefined, 'number'],
    [15, 8, 'guaranteed', undefined, 'number'],
    [23, 16, 'most_efficient', undefined, 'number'],
    [31, 24, 'lowest', undefined, 'number'],
  ]),
  intel(0x774, 'IA32_HWP_REQUEST', 'performance levels wanted', [
    [7, 0, 'minimum', undefined, 'number'],
    [15, 8, 'maximum', undefined, 'number'],
    [23, 16, 'desired', undefined, 'number'],
    [31, 24, 'energy_preference', '0 is performance, 255 energy', 'number'],
    [41, 32, 'activity_window', undefined, 'number'],
  ]),
  intel(0x777, 'IA32_HWP_STATUS', 'changes of performance levels', [[0, 0, 'guaranteed_changed', undefined, 'flag']]),
  intel(0x6e0, 'IA32_TSC_DEADLINE', 'deadline of the APIC timer', [[63, 0, 'deadline', undefined, 'number']]),
  intel(0x6a0, 'IA32_U_CET', 'control-flow enforcement in user mode', [
    [0, 0, 'shadow_stack', undefined, 'flag'],
    [1, 1, 'write_shadow_stack', undefined, 'flag'],
    [2, 2, 'endbranch', undefined, 'flag'],
  ]),
  intel(0x6a2, 'IA32_S_CET', 'control-flow enforcement in the kernel', [
    [0, 0, 'shadow_stack', undefined, 'flag'],
    [1, 1, 'write_shadow_stack', undefined, 'flag'],
    [2, 2, 'endbranch', undefined, 'flag'],
  ]),
  intel(0xda0, 'IA32_XSS', 'supervisor state that XSAVES keeps', [[63, 0, 'components', undefined, 'hex']]),
  intel(0x1c4, 'IA32_XFD', 'state that is switched off until it is used', [[18, 18, 'tile_data', undefined, 'flag']]),
  shared(0xc000_0080, 'IA32_EFER', 'extended features', [
    [0, 0, 'sce', 'SYSCALL', 'flag'],
    [8, 8, 'lme', 'long mode enabled', 'flag'],
    [10, 10, 'lma', 'long mode active', 'flag'],
    [11, 11, 'nxe', 'pages without execute permission', 'flag'],
    [12, 12, 'svme', 'secure virtual machine', 'flag'],
    [13, 13, 'lmsle', 'segment limits in long mode', 'flag'],
    [14, 14, 'ffxsr', 'fast FXSAVE', 'flag'],
    [15, 15, 'tce', 'translation cache extension', 'flag'],
    [17, 17, 'mcommit', undefined, 'flag'],
    [18, 18, 'intwb', 'WBINVD can be interrupted', 'flag'],
    [20, 20, 'uaie', 'upper address bits are ignored', 'flag'],
    [21, 21, 'aibrse', 'automatic IBRS', 'flag'],
  ]),
  shared(0xc000_0081, 'IA32_STAR', 'segments of SYSCALL and SYSRET', [
    [47, 32, 'syscall_selector', undefined, 'hex'],
    [63, 48, 'sysret_selector', undefined, 'hex'],
  ]),
  shared(0xc000_0082, 'IA32_LSTAR', 'entry of SYSCALL from 64-bit code', [[63, 0, 'rip', undefined, 'address']]),
  shared(0xc000_0083, 'IA32_CSTAR', 'entry of SYSCALL from 32-bit code', [[63, 0, 'rip', undefined, 'address']]),
  shared(0xc000_0084, 'IA32_FMASK', 'flags that SYSCALL clears', [[31, 0, 'mask', undefined, 'hex']]),
  amdReadOnly(0xc000_00e9, 'AMD_IRPERF', 'instructions retired', counter('irperf')),
  shared(0xc000_0100, 'IA32_FS_BASE', 'base of fs', [[63, 0, 'base', undefined, 'address']]),
  shared(0xc000_0101, 'IA32_GS_BASE', 'base of gs', [[63, 0, 'base', undefined, 'address']]),
  shared(0xc000_0102, 'IA32_KERNEL_GS_BASE', 'base of gs after SWAPGS', [[63, 0, 'base', undefined, 'address']]),
  shared(0xc000_0103, 'IA32_TSC_AUX', 'what RDTSCP gives in ecx', [
    [11, 0, 'cpu', 'on Linux', 'number'],
    [31, 12, 'node', 'on Linux', 'number'],
  ]),
  amd(0xc001_0010, 'AMD_SYSCFG', 'system configuration', [
    [18, 18, 'mtrr_fixed_dram', undefined, 'flag'],
    [20, 20, 'mtrr_variable_dram', undefined, 'flag'],
    [21, 21, 'top_memory_2', undefined, 'flag'],
    [23, 23, 'memory_encryption', undefined, 'flag'],
    [24, 24, 'snp', undefined, 'flag'],
  ]),
  amd(0xc001_0015, 'AMD_HWCR', 'hardware configuration', [
    [4, 4, 'invd_as_wbinvd', undefined, 'flag'],
    [24, 24, 'tsc_at_p0', undefined, 'flag'],
    [25, 25, 'boost_off', undefined, 'flag'],
    [30, 30, 'irperf', undefined, 'flag'],
    [35, 35, 'cpuid_faulting', undefined, 'flag'],
  ]),
  amdReadOnly(0xc001_0061, 'AMD_PSTATE_LIMIT', 'P-states there are', [
    [2, 0, 'highest', undefined, 'number'],
    [6, 4, 'lowest', undefined, 'number'],
  ]),
  amd(0xc001_0062, 'AMD_PSTATE_CONTROL', 'P-state wanted', [[2, 0, 'pstate', undefined, 'number']]),
  amdReadOnly(0xc001_0063, 'AMD_PSTATE_STATUS', 'P-state now', [[2, 0, 'pstate', undefined, 'number']]),
  ...numbered(8, (i) =>
    amd(0xc001_0064 + i, `AMD_PSTATE_${i}`, `P-state ${i}; families 17h and 19h`, [
      [7, 0, 'fid', undefined, 'number'],
      [13, 8, 'did', 'frequency = fid / did * 200 MHz', 'number'],
      [21, 14, 'vid', undefined, 'number'],
      [29, 22, 'idd', undefined, 'number'],
      [31, 30, 'idd_divisor', undefined, 'number'],
      [63, 63, 'valid', undefined, 'flag'],
    ]),
  ),
  amdReadOnly(0xc001_0280, 'AMD_PTSC', 'performance time-stamp counter', counter('ptsc')),
  amd(0xc001_0114, 'AMD_VM_CR', 'virtualisation control', [
    [3, 3, 'locked', undefined, 'flag'],
    [4, 4, 'svm_disabled', undefined, 'flag'],
  ]),
  amdReadOnly(0xc001_0299, 'AMD_RAPL_POWER_UNIT', 'units of power, energy and time', raplUnit),
  amdReadOnly(0xc001_029a, 'AMD_CORE_ENERGY_STATUS', 'energy that the core used', energyStatus),
  amdReadOnly(0xc001_029b, 'AMD_PKG_ENERGY_STATUS', 'energy that the package used', energyStatus),
  amdReadOnly(0xc001_02b0, 'AMD_CPPC_CAPABILITY', 'performance levels', [
    [7, 0, 'lowest', undefined, 'number'],
    [15, 8, 'lowest_nonlinear', undefined, 'number'],
    [23, 16, 'nominal', undefined, 'number'],
    [31, 24, 'highest', undefined, 'number'],
  ]),
  amd(0xc001_02b3, 'AMD_CPPC_REQUEST', 'performance levels wanted', [
    [7, 0, 'maximum', undefined, 'number'],
    [15, 8, 'minimum', undefined, 'number'],
    [23, 16, 'desired', undefined, 'number'],
    [31, 24, 'energy_preference', undefined, 'number'],
  ]),
  amd(0xc001_1029, 'AMD_DE_CFG', 'decoder configuration', [[1, 1, 'lfence_serializing', undefined, 'flag']]),
];

/** Other names by which people know a register: short ones, and the kernel's. */
export const msrAliases: Readonly<Record<string, string>> = {
  IA32_TSC: 'IA32_TIME_STAMP_COUNTER',
  TSC: 'IA32_TIME_STAMP_COUNTER',
  APERF: 'IA32_APERF',
  MPERF: 'IA32_MPERF',
  IA32_FEAT_CTL: 'IA32_FEATURE_CONTROL',
  IA32_UCODE_REV: 'IA32_BIOS_SIGN_ID',
  MSR_IA32_TSC: 'IA32_TIME_STAMP_COUNTER',
  EFER: 'IA32_EFER',
  STAR: 'IA32_STAR',
  LSTAR: 'IA32_LSTAR',
  CSTAR: 'IA32_CSTAR',
  SFMASK: 'IA32_FMASK',
  TSC_AUX: 'IA32_TSC_AUX',
  PAT: 'IA32_PAT',
  HWCR: 'AMD_HWCR',
};
