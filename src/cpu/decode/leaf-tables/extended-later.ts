// The extended leaves from 0x80000019 on, which AMD defines and Hygon follows, field by field; index.ts explains the
// lines. Sources: APM 3, E.4, and the PPRs of the families.

export const laterExtendedLeaves = `
leaf 0x80000019 0 TLBs for 1 GiB, AMD
eax 11:0 l1_itlb_1g_entries instruction TLB
eax 15:12 l1_itlb_1g_ways its ways, a code
eax 27:16 l1_dtlb_1g_entries data TLB
eax 31:28 l1_dtlb_1g_ways its ways, a code
ebx 11:0 l2_itlb_1g_entries L2 instruction TLB
ebx 15:12 l2_itlb_1g_ways its ways, a code
ebx 27:16 l2_dtlb_1g_entries L2 data TLB
ebx 31:28 l2_dtlb_1g_ways its ways, a code

leaf 0x8000001a 0 Performance hints, AMD

leaf 0x8000001b 0 Instruction based sampling, AMD

leaf 0x8000001c 0 Lightweight profiling, AMD
eax 0:0 lwp_available available
eax 1:1 lwp_val LWPVAL
eax 2:2 lwp_ire instructions retired
eax 3:3 lwp_bre branches retired
eax 4:4 lwp_dme data cache misses
eax 5:5 lwp_cnh core cycles
eax 6:6 lwp_rnh reference cycles
eax 29:29 lwp_cont continuous mode
eax 30:30 lwp_ptsc performance TSC
eax 31:31 lwp_int interrupt on threshold
ebx 7:0 lwp_cb_size control block, eight bytes each
ebx 15:8 lwp_event_size event record, bytes
ebx 23:16 lwp_max_events events
ebx 31:24 lwp_event_offset place of the events
ecx 4:0 lwp_latency_max bits of the latency
ecx 5:5 lwp_data_address data addresses
ecx 8:6 lwp_latency_round rounding of the latency
ecx 15:9 lwp_version version
ecx 23:16 lwp_min_buffer smallest buffer
ecx 28:28 lwp_branch_prediction filter by prediction
ecx 29:29 lwp_ip_filtering filter by address
ecx 30:30 lwp_cache_levels filter by cache level
ecx 31:31 lwp_cache_latency filter by latency
edx 31:0 0x lwp_supported what is supported

leaf 0x8000001d * Cache properties, AMD
eax 4:0 type 0 none, 1 data, 2 instruction, 3 unified
eax 7:5 level level
eax 8:8 self_initializing needs no initialisation
eax 9:9 fully_associative fully associative
eax 25:14 +1 sharing logical CPUs that share it
ebx 11:0 +1 line_bytes bytes of a line
ebx 21:12 +1 partitions physical line partitions
ebx 31:22 +1 ways ways of associativity
ecx 31:0 +1 sets sets
edx 0:0 wbinvd_partial WBINVD does not reach caches below that others share
edx 1:1 inclusive includes lower levels

leaf 0x8000001e 0 Processor topology, AMD
eax 31:0 extended_apic_id extended APIC ID
ebx 7:0 core_id core, or compute unit
ebx 15:8 +1 threads_per_core threads of a core
ecx 7:0 node_id node
ecx 10:8 +1 nodes_per_processor nodes of the package

leaf 0x8000001f 0 Memory encryption, AMD
ebx 5:0 c_bit page table bit that encrypts
ebx 11:6 physical_bits_lost physical address bits that are lost
ebx 15:12 vmpls privilege levels
ecx 31:0 encrypted_guests encrypted guests at a time
edx 31:0 first_sev_asid first ASID of a guest without encrypted state

leaf 0x80000020 0 Quality of service, AMD

leaf 0x80000020 1 Memory bandwidth enforcement, AMD
eax 31:0 bandwidth_bits length of a bandwidth value
edx 31:0 +1 classes classes

leaf 0x80000020 2 Slow memory bandwidth enforcement, AMD
eax 31:0 bandwidth_bits length of a bandwidth value
edx 31:0 +1 classes classes

leaf 0x80000020 3 Bandwidth monitoring events, AMD
ebx 7:0 events configurable events
ecx 6:0 0x event_types types of events

leaf 0x80000021 0 Extended features 2, AMD
ebx 15:0 microcode_patch_size size of a microcode patch, 16 bytes each
ebx 23:16 rap_size entries of the return address predictor, eight each

leaf 0x80000022 0 Extended performance monitoring, AMD
ebx 3:0 core_counters core counters
ebx 9:4 lbr_depth last branch records
ebx 15:10 northbridge_counters northbridge counters
ebx 21:16 umc_counters memory controller counters
ecx 31:0 0x umc_mask memory controllers, a bit each

leaf 0x80000023 0 Multi-key memory encryption, AMD
eax 0:0 mem_hmk host multi-key encryption
ebx 15:0 mem_hmk_keys keys

leaf 0x80000026 * Extended topology, AMD
eax 4:0 shift bits to shift the ID for the next level
eax 29:29 efficiency_ranking ranking is available
eax 30:30 heterogeneous cores of this level differ
eax 31:31 asymmetric units of this level differ in size
ebx 15:0 logical_cpus logical CPUs at this level
ebx 23:16 power_ranking efficiency ranking
ebx 27:24 native_model native model
ebx 31:28 core_type 0 performance, 1 efficiency
ecx 7:0 subleaf as asked
ecx 15:8 level_type 1 core, 2 complex, 3 die, 4 socket
edx 31:0 extended_apic_id extended APIC ID
`;
