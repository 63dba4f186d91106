// The ranges of leaves that single vendors have of their own, field by field; index.ts explains the lines. Sources: VIA
// PadLock programming guide and BIOS guides of the C7 and Nano, which Zhaoxin follows; Transmeta, Processor Recognition.

export const vendorLeaves = `
leaf 0x80860000 0 Last Transmeta leaf
eax 31:0 0x last_leaf last Transmeta leaf
ebx 31:0 txt vendor_1 vendor
edx 31:0 txt vendor_2 vendor
ecx 31:0 txt vendor_3 vendor

leaf 0x80860001 0 Transmeta signature and features
eax 3:0 stepping stepping
eax 7:4 model model
eax 11:8 family family
eax 13:12 processor_type type
ebx 7:0 revision_mask_minor revision: mask, minor
ebx 15:8 revision_mask_major revision: mask, major
ebx 23:16 revision_minor revision, minor
ebx 31:24 revision_major revision, major; 32 where leaf 0x80860002 tells it
ecx 31:0 nominal_mhz nominal clock

leaf 0x80860002 0 Transmeta code morphing software
eax 31:0 0x processor_revision processor revision
ebx 7:0 cms_mask_minor revision of the software: mask, minor
ebx 15:8 cms_mask_major mask, major
ebx 23:16 cms_minor minor
ebx 31:24 cms_major major
ecx 31:0 cms_build its build

leaf 0x80860003 0 Transmeta information
eax 31:0 txt information_1 text
ebx 31:0 txt information_2 text
ecx 31:0 txt information_3 text
edx 31:0 txt information_4 text

leaf 0x80860004 0 Transmeta information
eax 31:0 txt information_5 text
ebx 31:0 txt information_6 text
ecx 31:0 txt information_7 text
edx 31:0 txt information_8 text

leaf 0x80860005 0 Transmeta information
eax 31:0 txt information_9 text
ebx 31:0 txt information_10 text
ecx 31:0 txt information_11 text
edx 31:0 txt information_12 text

leaf 0x80860006 0 Transmeta information
eax 31:0 txt information_13 text
ebx 31:0 txt information_14 text
ecx 31:0 txt information_15 text
edx 31:0 txt information_16 text

leaf 0x80860007 0 Transmeta state
eax 31:0 clock_mhz clock now
ebx 31:0 voltage_mv voltage now
ecx 31:0 performance_percent performance of the highest
edx 31:0 gate_delay_fs gate delay, femtoseconds

leaf 0xc0000000 0 Last Centaur leaf
eax 31:0 0x last_leaf last Centaur leaf

leaf 0xc0000001 0 Centaur features
eax 31:0 0x signature as leaf 1

leaf 0xc0000002 0 Centaur state
eax 7:0 temperature_fraction temperature, 1/256 degrees
eax 31:8 temperature_celsius temperature, degrees
ebx 7:0 voltage_code voltage now: 700 mV and 16 mV each
ebx 15:8 clock_ratio clock ratio now
ebx 16:16 ratio_transition ratio is changing
ebx 17:17 voltage_transition voltage is changing
ebx 18:18 tm2_transition thermal monitor 2 is changing the state
ebx 20:20 perf_ctl_transition IA32_PERF_CTL is being followed
ebx 31:24 lowest_ratio lowest clock ratio
ecx 7:0 highest_voltage_code highest voltage, in the same code
ecx 15:8 highest_ratio highest clock ratio
ecx 23:16 lowest_voltage_code lowest voltage, in the same code
ecx 31:24 lowest_ratio_supported lowest clock ratio that is supported

leaf 0xc0000004 0 Centaur thermal monitor
eax 31:0 0x monitor_temperature temperature of the thermal monitor
ebx 7:0 voltage_code voltage now: 700 mV and 16 mV each
ebx 15:8 clock_half_ratio clock ratio now, in halves
ebx 16:16 ratio_transition ratio is changing
ebx 17:17 voltage_transition voltage is changing
ebx 18:18 tm2_transition thermal monitor 2 is changing the state
ebx 20:20 perf_ctl_transition IA32_PERF_CTL is being followed
ebx 30:24 lowest_half_ratio lowest clock ratio, in halves
ebx 31:31 xe XE operation
ecx 7:0 highest_voltage_code highest voltage, in the same code
ecx 15:8 highest_half_ratio highest clock ratio, in halves
ecx 23:16 lowest_voltage_code lowest voltage, in the same code
ecx 31:24 lowest_half_ratio_supported lowest clock ratio that is supported, in halves
`;
