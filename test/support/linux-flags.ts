// What /proc/cpuinfo lists and CPUID does not have: the kernel's own words, and facts that it reads elsewhere
// (arch/x86/include/asm/cpufeatures.h, words 3, 7, 8, 11 and 21).

export const linuxOnlyFlags: ReadonlySet<string> = new Set([
  // From the model's number and the boot.
  ...['up', 'rep_good', 'nopl', 'cpuid', 'tsc_reliable', 'tsc_known_freq', 'nonstop_tsc_s3', 'extd_apicid', 'amd_dcm'],
  ...['k6_mtrr', 'cyrix_arr', 'centaur_mcr', 'art', 'pebs', 'bts', 'vmmcall', 'pti', 'ibrs_enhanced', 'user_shstk'],
  ...['split_lock_detect', 'tdx_guest', 'tdx_host_platform'],
  // Set by the kernel for AMD: long mode implies PREFETCHW, and LS_CFG can disable speculative store bypass.
  ...['3dnowprefetch', 'ssbd'],
  // From model-specific registers.
  ...['cpuid_fault', 'ring3mwait', 'tpr_shadow', 'flexpriority', 'ept', 'vpid', 'ept_ad', 'vnmi'],
]);
