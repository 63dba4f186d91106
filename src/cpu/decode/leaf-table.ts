// The fields of CPUID's leaves that are no feature bits (those are in features/). A line `leaf LEAF SUBLEAF NAME` opens a
// leaf; SUBLEAF is a number, `*` for all, or `N+` for N and those after it. The lines below it are fields: register,
// bits, name, meaning. `+1` after the bits means that the register holds one less than the value; `0x` that the value
// reads better in hexadecimal, `txt` as characters. Sources: SDM 2A, table 3-8; ISE, chapter 1; APM 3, appendix E; for
// hypervisors the documents of KVM (Documentation/virt/kvm/x86/cpuid.rst), Microsoft (TLFS, chapter 2), VMware and Xen.

export const leafTable = `
leaf 0x0 0 Vendor and last basic leaf
eax 31:0 0x last_leaf last basic leaf
ebx 31:0 txt vendor_1 vendor, first four characters
edx 31:0 txt vendor_2 vendor, next four
ecx 31:0 txt vendor_3 vendor, last four

leaf 0x1 0 Signature and features
eax 3:0 stepping stepping
eax 7:4 base_model model
eax 11:8 base_family family
eax 13:12 processor_type 0 original, 1 OverDrive, 2 dual
eax 19:16 extended_model extended model
eax 27:20 extended_family extended family
ebx 7:0 brand_index brand index
ebx 15:8 clflush_size line of CLFLUSH, in eight bytes
ebx 23:16 logical_cpus IDs of logical CPUs in the package
ebx 31:24 apic_id initial APIC ID

leaf 0x2 0 Cache and TLB descriptors
eax 7:0 count how often to ask; 1
eax 31:8 0x descriptors_a descriptors, a byte each
ebx 31:0 0x descriptors_b descriptors
ecx 31:0 0x descriptors_c descriptors
edx 31:0 0x descriptors_d descriptors

leaf 0x3 0 Processor serial number
eax 31:0 0x serial_4 Transmeta: highest word
ebx 31:0 0x serial_3 Transmeta: next word
ecx 31:0 0x serial_1 lowest word
edx 31:0 0x serial_2 middle word

leaf 0x4 * Deterministic cache parameters
eax 4:0 type 0 none, 1 data, 2 instruction, 3 unified
eax 7:5 level level
eax 8:8 self_initializing needs no initialisation
eax 9:9 fully_associative fully associative
eax 25:14 +1 sharing logical CPU IDs that share it
eax 31:26 +1 core_ids core IDs in the package
ebx 11:0 +1 line_bytes bytes of a line
ebx 21:12 +1 partitions physical line partitions
ebx 31:22 +1 ways ways of associativity
ecx 31:0 +1 sets sets
edx 0:0 wbinvd_partial WBINVD does not reach caches below that others share
edx 1:1 inclusive includes lower levels
edx 2:2 complex_indexing all address bits may choose the set

leaf 0x5 0 MONITOR and MWAIT
eax 15:0 smallest_line smallest monitored line, bytes
ebx 15:0 largest_line largest monitored line, bytes
ecx 0:0 extensions extensions are enumerated
ecx 1:1 interrupt_break interrupts break MWAIT even when masked
ecx 3:3 monitorless MWAIT without MONITOR
edx 3:0 c0_substates substates of C0
edx 7:4 c1_substates substates of C1
edx 11:8 c2_substates substates of C2
edx 15:12 c3_substates substates of C3
edx 19:16 c4_substates substates of C4
edx 23:20 c5_substates substates of C5
edx 27:24 c6_substates substates of C6
edx 31:28 c7_substates substates of C7

leaf 0x6 0 Thermal and power management
ebx 3:0 interrupt_thresholds thresholds of the thermal sensor
ecx 15:8 director_classes classes of Thread Director
edx 7:0 0x feedback_capabilities capabilities of the feedback interface
edx 11:8 +1 feedback_pages pages of the feedback table
edx 31:16 feedback_row row of this CPU in the feedback table

leaf 0x7 0 Structured extended features
eax 31:0 last_subleaf last subleaf
ecx 21:17 mawau width of MPX address adjustment

leaf 0x7 1 Structured extended features, continued

leaf 0x7 2 Structured extended features, continued

leaf 0x9 0 Direct cache access
eax 31:0 0x platform_dca_cap PLATFORM_DCA_CAP

leaf 0xa 0 Architectural performance monitoring
eax 7:0 version version
eax 15:8 general_counters general counters
eax 23:16 general_bits bits of a general counter
eax 31:24 event_count events that EBX describes
ebx 31:0 0x missing_events events that are missing, a bit each
ecx 31:0 0x fixed_mask fixed counters, a bit each
edx 4:0 fixed_counters fixed counters in a row
edx 12:5 fixed_bits bits of a fixed counter
edx 15:15 any_thread_deprecated AnyThread is deprecated
edx 19:16 slots_per_cycle slots of a cycle

leaf 0xb * Extended topology
eax 4:0 shift bits to shift the ID for the next level
ebx 15:0 logical_cpus logical CPUs at this level
ecx 7:0 subleaf as asked
ecx 15:8 level_type 0 none, 1 thread, 2 core
edx 31:0 x2apic_id x2APIC ID

leaf 0xd 0 Extended state
eax 31:0 0x xcr0_low XCR0 bits that can be set
edx 31:0 0x xcr0_high XCR0 bits that can be set
ebx 31:0 enabled_bytes bytes for what is enabled now
ecx 31:0 maximum_bytes bytes for everything

leaf 0xd 1 Extended state, instructions
ebx 31:0 compacted_bytes bytes of the compacted area for what is enabled
ecx 31:0 0x xss_low IA32_XSS bits that can be set
edx 31:0 0x xss_high IA32_XSS bits that can be set

leaf 0xd 2+ Extended state component
eax 31:0 size_bytes bytes
ebx 31:0 offset_bytes place in the standard area
ecx 0:0 supervisor belongs to IA32_XSS
ecx 1:1 aligned begins on 64 bytes in the compacted area
ecx 2:2 xfd can be switched off by IA32_XFD

leaf 0xf 0 Resource Director monitoring
ebx 31:0 +1 rmids IDs for all resources

leaf 0xf 1 Monitoring of the L3 cache
eax 7:0 counter_offset counter width less 24
eax 8:8 overflow_bit overflow bit
ebx 31:0 scale_bytes bytes of a unit
ecx 31:0 +1 rmids IDs

leaf 0x10 0 Resource Director allocation

leaf 0x10 1 Allocation of the L3 cache
eax 4:0 +1 mask_bits length of the capacity mask
ebx 31:0 0x shared_ways ways that others may use
ecx 1:1 non_cpu_agents classes for agents other than CPUs
ecx 3:3 sparse_masks masks may have gaps
edx 15:0 +1 classes classes

leaf 0x10 2 Allocation of the L2 cache
eax 4:0 +1 mask_bits length of the capacity mask
ebx 31:0 0x shared_ways ways that others may use
ecx 3:3 sparse_masks masks may have gaps
edx 15:0 +1 classes classes

leaf 0x10 3 Allocation of memory bandwidth
eax 11:0 +1 maximum_throttling largest throttling value
ecx 0:0 per_thread per-thread control
ecx 2:2 linear linear response
edx 15:0 +1 classes classes

leaf 0x10 5 Allocation of core bandwidth
eax 7:0 +1 maximum_throttling largest throttling value
eax 11:8 scope 1 a logical CPU
ecx 3:3 linear linear response
edx 15:0 +1 classes classes

leaf 0x12 0 SGX
ebx 31:0 0x miscselect extended features of the state save area
edx 7:0 enclave_bits_32 log2 of the largest enclave outside 64-bit mode
edx 15:8 enclave_bits_64 log2 of the largest enclave in 64-bit mode

leaf 0x12 1 SGX attributes
eax 31:0 0x attributes_0 SECS.ATTRIBUTES that can be set
ebx 31:0 0x attributes_1 and further
ecx 31:0 0x attributes_2 and further
edx 31:0 0x attributes_3 and further

leaf 0x12 2+ SGX memory section
eax 3:0 type 0 invalid, 1 a section
eax 31:12 0x base_low address, bits 31 to 12
ebx 19:0 0x base_high address, bits 51 to 32
ecx 3:0 properties 1 confidential and protected, 2 confidential
ecx 31:12 0x size_low size, bits 31 to 12
edx 19:0 0x size_high size, bits 51 to 32

leaf 0x14 0 Processor Trace
eax 31:0 last_subleaf last subleaf
ebx 0:0 cr3_filter filter by CR3
ebx 1:1 psb_cyc configurable PSB and cycle-accurate mode
ebx 2:2 ip_filter filter by address
ebx 3:3 mtc timing packets
ebx 4:4 ptwrite PTWRITE
ebx 5:5 power_events power event trace
ebx 6:6 psb_pmi_preservation PSB and PMI are kept
ebx 7:7 event_trace event trace
ebx 8:8 disable_tnt TNT packets can be switched off
ebx 9:9 ptttt tracing through trigger
ecx 0:0 topa tables of physical addresses
ecx 1:1 topa_multiple tables of several entries
ecx 2:2 single_range single range
ecx 3:3 transport trace transport
ecx 31:31 lip packets hold linear addresses

leaf 0x14 1 Processor Trace, continued
eax 2:0 address_ranges address ranges
eax 10:8 rdiv_triggers trigger counters
eax 31:16 0x mtc_periods periods of timing packets
ebx 15:0 0x cycle_thresholds cycle thresholds
ebx 31:16 0x psb_frequencies frequencies of PSB
ecx 1:0 0x trigger_actions trigger actions

leaf 0x15 0 Time-stamp counter and crystal
eax 31:0 denominator denominator of TSC over crystal
ebx 31:0 numerator numerator of TSC over crystal
ecx 31:0 crystal_hz crystal in hertz

leaf 0x16 0 Frequencies
eax 15:0 base_mhz base frequency
ebx 15:0 maximum_mhz highest frequency
ecx 15:0 bus_mhz bus frequency

leaf 0x17 0 System-on-chip vendor
eax 31:0 last_subleaf last subleaf
ebx 15:0 vendor_id vendor
ebx 16:16 industry_scheme vendor ID is the industry's
ecx 31:0 project_id project
edx 31:0 stepping_id stepping

leaf 0x17 1+ System-on-chip brand
eax 31:0 txt brand_1 brand
ebx 31:0 txt brand_2 brand
ecx 31:0 txt brand_3 brand
edx 31:0 txt brand_4 brand

leaf 0x18 * Deterministic address translation
eax 31:0 last_subleaf last subleaf (in subleaf 0)
ebx 0:0 pages_4k pages of 4 KiB
ebx 1:1 pages_2m pages of 2 MiB
ebx 2:2 pages_4m pages of 4 MiB
ebx 3:3 pages_1g pages of 1 GiB
ebx 10:8 partitioning 0 partitioned softly
ebx 31:16 ways ways
ecx 31:0 sets sets
edx 4:0 type 0 none, 1 data, 2 instruction, 3 unified, 4 load, 5 store
edx 7:5 level level
edx 8:8 fully_associative fully associative
edx 25:14 +1 sharing logical CPU IDs that share it

leaf 0x19 0 Key Locker
eax 0:0 cpl0_only restriction to privilege level 0
eax 1:1 no_encrypt restriction against encryption
eax 2:2 no_decrypt restriction against decryption
ecx 0:0 no_backup LOADIWKEY without backup
ecx 1:1 key_source_1 random keys

leaf 0x1a 0 Hybrid information
eax 23:0 native_model model of the core
eax 31:24 0x core_type 0x20 Atom, 0x40 Core

leaf 0x1b * PCONFIG targets
eax 11:0 type 0 none, 1 target identifiers
ebx 31:0 target_1 target
ecx 31:0 target_2 target
edx 31:0 target_3 target

leaf 0x1c 0 Last branch records
eax 7:0 0x depths depths, a bit for each eight
eax 30:30 deep_c_reset may be reset in deep C-states
eax 31:31 lip addresses are linear
ebx 0:0 cpl_filter filter by privilege level
ebx 1:1 branch_filter filter by branch
ebx 2:2 call_stack call-stack mode
ecx 0:0 mispredict mispredictions
ecx 1:1 timed timing
ecx 2:2 branch_type types of branches
ecx 19:16 0x event_logging counters whose events are logged

leaf 0x1d 0 AMX palettes
eax 31:0 last_palette last palette

leaf 0x1d 1+ AMX palette
eax 15:0 total_bytes bytes of all tiles
eax 31:16 tile_bytes bytes of a tile
ebx 15:0 row_bytes bytes of a row
ebx 31:16 tiles tiles
ecx 15:0 rows rows

leaf 0x1e 0 AMX multiplier
eax 31:0 last_subleaf last subleaf
ebx 7:0 maximum_k rows or columns
ebx 23:8 maximum_n bytes of a column

leaf 0x1e 1 AMX features

leaf 0x1f * Extended topology, version 2
eax 4:0 shift bits to shift the ID for the next level
ebx 15:0 logical_cpus logical CPUs at this level
ecx 7:0 subleaf as asked
ecx 15:8 level_type 1 thread, 2 core, 3 module, 4 tile, 5 die, 6 die group
edx 31:0 x2apic_id x2APIC ID

leaf 0x20 0 HRESET
eax 31:0 last_subleaf last subleaf
ebx 0:0 thread_director resets Thread Director's history

leaf 0x21 0 Trust domain
ebx 31:0 txt signature_1 signature
edx 31:0 txt signature_2 signature
ecx 31:0 txt signature_3 signature

leaf 0x23 0 Performance monitoring, extended
eax 31:0 0x subleaves subleaves there are, a bit each
ebx 0:0 unitmask2 second unit mask
ebx 1:1 equal_bit equal bit
ebx 2:2 rdpmc_user_disable RDPMC can be refused to user code
ecx 7:0 slots_per_cycle slots of a cycle

leaf 0x23 1 Performance monitoring: counters
eax 31:0 0x general_counters general counters, a bit each
ebx 31:0 0x fixed_counters fixed counters, a bit each

leaf 0x23 2 Performance monitoring: automatic reload
eax 31:0 0x general_reloaded general counters that can be reloaded
ebx 31:0 0x fixed_reloaded fixed counters that can be reloaded
ecx 31:0 0x general_causes general counters that can cause it
edx 31:0 0x fixed_causes fixed counters that can cause it

leaf 0x23 3 Performance monitoring: events
eax 31:0 0x events architectural events, a bit each

leaf 0x24 0 AVX10
eax 31:0 last_subleaf last subleaf
ebx 7:0 version version
ebx 16:16 vectors_128 vectors of 128 bits
ebx 17:17 vectors_256 vectors of 256 bits
ebx 18:18 vectors_512 vectors of 512 bits

leaf 0x24 1 AVX10, features
ecx 2:2 vpdp_mediaintf extension for media

leaf 0x29 0 APX
eax 31:0 last_subleaf last subleaf
ebx 0:0 nci_ndd_nf conditional instructions, new destination, no flags

leaf 0x40000000 0 Hypervisor
eax 31:0 0x last_leaf last hypervisor leaf
ebx 31:0 txt signature_1 signature
ecx 31:0 txt signature_2 signature
edx 31:0 txt signature_3 signature

leaf 0x40000001 0 KVM features
eax 0:0 clocksource kvmclock by the old registers
eax 1:1 nop_io_delay no delays for ports
eax 2:2 mmu_op deprecated
eax 3:3 clocksource2 kvmclock by the new registers
eax 4:4 async_pf asynchronous page faults
eax 5:5 steal_time steal time
eax 6:6 pv_eoi paravirtual end of interrupt
eax 7:7 pv_unhalt paravirtual spinlocks
eax 9:9 pv_tlb_flush paravirtual TLB flush
eax 10:10 async_pf_vmexit asynchronous page faults by VM exit
eax 11:11 pv_send_ipi paravirtual interrupts between CPUs
eax 12:12 poll_control polling on halt can be switched off
eax 13:13 pv_sched_yield paravirtual yield
eax 14:14 async_pf_int asynchronous page faults by interrupt
eax 15:15 msi_ext_dest_id more destination bits
eax 16:16 hc_map_gpa_range hypercall for page ranges
eax 17:17 migration_control migration control
eax 24:24 clocksource_stable kvmclock is the same on all CPUs
edx 0:0 realtime CPUs are not preempted

leaf 0x40000010 0 Hypervisor timing
eax 31:0 tsc_khz time-stamp counter, kHz
ebx 31:0 bus_khz local APIC, kHz

leaf 0x80000000 0 Last extended leaf
eax 31:0 0x last_leaf last extended leaf
ebx 31:0 txt vendor_1 AMD: vendor
edx 31:0 txt vendor_2 AMD: vendor
ecx 31:0 txt vendor_3 AMD: vendor

leaf 0x80000001 0 Extended signature and features
eax 31:0 0x signature AMD: as leaf 1
ebx 15:0 0x brand_id AMD: brand
ebx 31:28 package_type AMD: package
edx 10:0 0x mirror_1 AMD: as leaf 1
edx 18:12 0x mirror_2 AMD: as leaf 1
edx 24:23 0x mirror_3 AMD: as leaf 1

leaf 0x80000002 0 Brand
eax 31:0 txt brand_1 brand
ebx 31:0 txt brand_2 brand
ecx 31:0 txt brand_3 brand
edx 31:0 txt brand_4 brand

leaf 0x80000003 0 Brand
eax 31:0 txt brand_5 brand
ebx 31:0 txt brand_6 brand
ecx 31:0 txt brand_7 brand
edx 31:0 txt brand_8 brand

leaf 0x80000004 0 Brand
eax 31:0 txt brand_9 brand
ebx 31:0 txt brand_10 brand
ecx 31:0 txt brand_11 brand
edx 31:0 txt brand_12 brand

leaf 0x80000005 0 L1 caches and TLBs, AMD
eax 7:0 itlb_2m_entries instruction TLB, 2 MiB
eax 15:8 itlb_2m_ways its ways
eax 23:16 dtlb_2m_entries data TLB, 2 MiB
eax 31:24 dtlb_2m_ways its ways
ebx 7:0 itlb_4k_entries instruction TLB, 4 KiB
ebx 15:8 itlb_4k_ways its ways
ebx 23:16 dtlb_4k_entries data TLB, 4 KiB
ebx 31:24 dtlb_4k_ways its ways
ecx 7:0 l1d_line_bytes data cache: line
ecx 15:8 l1d_lines_per_tag lines of a tag
ecx 23:16 l1d_ways ways
ecx 31:24 l1d_kib size
edx 7:0 l1i_line_bytes instruction cache: line
edx 15:8 l1i_lines_per_tag lines of a tag
edx 23:16 l1i_ways ways
edx 31:24 l1i_kib size

leaf 0x80000006 0 L2 and L3 caches and L2 TLBs
eax 11:0 l2_itlb_2m_entries instruction TLB, 2 MiB
eax 15:12 l2_itlb_2m_ways its ways, a code
eax 27:16 l2_dtlb_2m_entries data TLB, 2 MiB
eax 31:28 l2_dtlb_2m_ways its ways, a code
ebx 11:0 l2_itlb_4k_entries instruction TLB, 4 KiB
ebx 15:12 l2_itlb_4k_ways its ways, a code
ebx 27:16 l2_dtlb_4k_entries data TLB, 4 KiB
ebx 31:28 l2_dtlb_4k_ways its ways, a code
ecx 7:0 l2_line_bytes L2 cache: line
ecx 11:8 l2_lines_per_tag lines of a tag
ecx 15:12 l2_ways ways, a code
ecx 31:16 l2_kib size
edx 7:0 l3_line_bytes L3 cache: line
edx 11:8 l3_lines_per_tag lines of a tag
edx 15:12 l3_ways ways, a code
edx 31:18 l3_512kib size in 512 KiB

leaf 0x80000007 0 Power management
eax 31:0 feedback_monitors AMD: monitors of the feedback interface
ecx 31:0 power_sample_ratio AMD: ratio of accumulated power samples

leaf 0x80000008 0 Address sizes
eax 7:0 physical_bits physical address bits
eax 15:8 linear_bits linear address bits
eax 23:16 guest_physical_bits guest physical address bits
ecx 7:0 +1 threads AMD: logical CPUs of the package
ecx 15:12 apic_id_bits AMD: bits of the APIC ID
ecx 17:16 tsc_bits AMD: performance TSC, 0 for 40 bits
edx 15:0 invlpgb_maximum AMD: pages of an INVLPGB
edx 31:16 rdpru_maximum AMD: last register of RDPRU

leaf 0x8000000a 0 Secure virtual machine
eax 7:0 revision revision
ebx 31:0 asids address space identifiers

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

leaf 0xc0000000 0 Last Centaur leaf
eax 31:0 0x last_leaf last Centaur leaf

leaf 0xc0000001 0 Centaur features
eax 31:0 0x signature as leaf 1
`;
