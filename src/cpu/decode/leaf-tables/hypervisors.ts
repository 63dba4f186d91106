// The leaves of hypervisors, field by field. What a leaf means depends on the interface that answers, so a leaf is named
// by that and by its distance from the interface's first leaf: `leaf kvm:0x1`. `*` stands for any. index.ts explains the
// rest.
//
// Sources: KVM, Documentation/virt/kvm/x86/cpuid.rst; Hyper-V, Hypervisor Top-Level Functional Specification, "Feature and
// Interface Discovery"; Xen, public/arch-x86/cpuid.h; the timing leaf, VMware's "Hypervisor CPUID Interface Proposal";
// bhyve, sys/amd64/vmm/x86.c; ACRN, "Hypercall and CPUID".

export const hypervisorLeaves = `
leaf *:0x0 0 Hypervisor
eax 31:0 0x last_leaf last leaf
ebx 31:0 txt signature_1 signature
ecx 31:0 txt signature_2 signature
edx 31:0 txt signature_3 signature

leaf *:0x10 0 Hypervisor timing
eax 31:0 tsc_khz time-stamp counter, kHz
ebx 31:0 bus_khz local APIC timer, kHz

leaf kvm:0x1 0 KVM features
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

leaf hyperv:0x1 0 Hyper-V interface
eax 31:0 txt interface interface, Hv#1

leaf hyperv:0x2 0 Hyper-V version
eax 31:0 build build
ebx 15:0 minor minor version
ebx 31:16 major major version
ecx 31:0 service_pack service pack
edx 23:0 service_number service number
edx 31:24 service_branch service branch

leaf hyperv:0x3 0 Hyper-V features and privileges
eax 0:0 vp_runtime_msr run time of a virtual processor
eax 1:1 reference_counter_msr partition reference counter
eax 2:2 synic_msrs synthetic interrupt controller
eax 3:3 synthetic_timer_msrs synthetic timers
eax 4:4 apic_msrs APIC by MSRs
eax 5:5 hypercall_msrs hypercalls
eax 6:6 vp_index_msr index of the virtual processor
eax 7:7 reset_msr virtual system reset
eax 8:8 statistics_pages statistics pages
eax 9:9 reference_tsc partition reference time-stamp counter
eax 10:10 guest_idle_msr idle state by an MSR
eax 11:11 frequency_msrs frequencies of TSC and APIC by MSRs
eax 12:12 debug_msrs guest debugging MSRs
eax 13:13 reenlightenment control of reenlightenment after migration
eax 15:15 invariant_tsc_control control of the invariant TSC
ebx 0:0 create_partitions may create partitions
ebx 1:1 access_partition_id may read its partition ID
ebx 2:2 access_memory_pool may use the memory pool
ebx 3:3 adjust_message_buffers may adjust message buffers
ebx 4:4 post_messages may post messages
ebx 5:5 signal_events may signal events
ebx 6:6 create_port may create ports
ebx 7:7 connect_port may connect ports
ebx 8:8 access_stats may read statistics
ebx 11:11 debugging may debug
ebx 12:12 cpu_management may manage CPUs
ebx 13:13 configure_profiler may configure the profiler
ebx 14:14 expanded_stack_walking may walk stacks further
ebx 16:16 access_vsm may use virtual secure mode
ebx 17:17 access_vp_registers may use registers of virtual processors
ebx 20:20 extended_hypercalls may make extended hypercalls
ebx 21:21 start_virtual_processor may start virtual processors
ebx 22:22 isolation is isolated from the host
ecx 3:0 power_state highest processor power state
ecx 5:5 invariant_mperf MPERF is invariant
ecx 6:6 supervisor_shadow_stack supervisor shadow stacks
ecx 7:7 architectural_pmu architectural performance monitoring
ecx 8:8 exception_trap_intercept intercepts of exception traps
edx 0:0 mwait MWAIT (deprecated)
edx 1:1 guest_debugging guest debugging
edx 2:2 performance_monitor performance monitor
edx 3:3 dynamic_partitioning events of dynamic partitioning of CPUs
edx 4:4 xmm_input hypercall input in XMM registers
edx 5:5 guest_idle virtual idle state
edx 6:6 hypervisor_sleep sleep state of the hypervisor
edx 7:7 numa_distance NUMA distances can be asked for
edx 8:8 timer_frequencies timer frequencies
edx 9:9 inject_machine_check synthetic machine checks
edx 10:10 crash_msrs guest crash MSRs
edx 11:11 debug_msrs debug MSRs
edx 12:12 npiep protection of descriptor table instructions
edx 13:13 disable_hypervisor the hypervisor can be switched off
edx 14:14 extended_flush_ranges extended address ranges for TLB flushes
edx 15:15 xmm_output hypercall output in XMM registers
edx 17:17 sint_polling polling of synthetic interrupts
edx 18:18 hypercall_lock the hypercall MSR can be locked
edx 19:19 direct_synthetic_timers synthetic timers without messages
edx 20:20 vsm_pat PAT register for VSM
edx 21:21 vsm_bndcfgs BNDCFGS register for VSM
edx 23:23 unhalted_timer synthetic timer of unhalted time
edx 26:26 lbr last branch records

leaf hyperv:0x4 0 Hyper-V recommendations
eax 0:0 hypercall_address_space hypercalls to switch address spaces
eax 1:1 hypercall_local_flush hypercalls for local TLB flushes
eax 2:2 hypercall_remote_flush hypercalls for remote TLB flushes
eax 3:3 msr_apic MSRs for EOI, ICR and TPR
eax 4:4 msr_reset MSR for a system reset
eax 5:5 relaxed_timing relaxed timing, no watchdogs
eax 6:6 dma_remapping DMA remapping
eax 7:7 interrupt_remapping interrupt remapping
eax 8:8 x2apic_msrs x2APIC by MSRs
eax 9:9 no_auto_eoi no automatic end of interrupt
eax 10:10 cluster_ipi hypercall for interrupts to clusters
eax 11:11 ex_processor_masks ExProcessorMasks interface
eax 12:12 nested runs nested in Hyper-V
eax 13:13 int_mbec INT for system calls under mode-based execution control
eax 14:14 enlightened_vmcs enlightened VMCS
eax 15:15 synced_timeline synchronised timeline
eax 17:17 direct_local_flush direct local flush of all
eax 18:18 no_core_sharing no unarchitectural sharing of cores
ebx 31:0 spinlock_retries attempts before a spinlock tells the hypervisor; all ones for never
ecx 6:0 physical_bits physical address bits

leaf hyperv:0x5 0 Hyper-V limits
eax 31:0 virtual_processors most virtual processors
ebx 31:0 logical_processors most logical processors
ecx 31:0 interrupt_vectors most physical interrupt vectors for remapping

leaf hyperv:0x6 0 Hyper-V, hardware features in use
eax 0:0 apic_overlay APIC overlay assist
eax 1:1 msr_bitmaps MSR bitmaps
eax 2:2 performance_counters performance counters
eax 3:3 slat second-level address translation
eax 4:4 dma_remapping DMA remapping
eax 5:5 interrupt_remapping interrupt remapping
eax 6:6 patrol_scrubber memory patrol scrubber
eax 7:7 dma_protection DMA protection
eax 8:8 hpet HPET requested
eax 9:9 volatile_timers synthetic timers are volatile
eax 13:10 hypervisor_level level of this guest
eax 14:14 physical_destination physical destination mode is required
eax 16:16 memory_zeroing hardware zeroing of memory
eax 17:17 unrestricted_guest unrestricted guests
eax 18:18 resource_allocation resource allocation
eax 19:19 resource_monitoring resource monitoring
eax 20:20 guest_pmu virtual performance monitoring
eax 21:21 guest_lbr virtual last branch records
eax 22:22 guest_pt virtual Processor Trace
eax 23:23 apic_emulation APIC emulation
eax 24:24 acpi_wdat ACPI watchdog table in use

leaf hyperv:0x7 0 Hyper-V, root partition
eax 0:0 start_logical_processor may start logical processors
eax 1:1 create_root_vp may create virtual processors of the root
eax 2:2 performance_counter_sync performance counters are synchronised
ebx 0:0 power_management manages processor power
ebx 1:1 mwait_idle idle states by MWAIT
ebx 2:2 logical_processor_idling idling of logical processors
ecx 0:0 remap_uncached guest memory can be remapped uncached

leaf hyperv:0x8 0 Hyper-V, shared virtual memory
eax 0:0 svm supported
eax 31:11 pasid_count most address spaces of processes

leaf hyperv:0x9 0 Hyper-V, nested: features and privileges
eax 2:2 synic_msrs synthetic interrupt controller
eax 4:4 interrupt_control_msrs interrupt control
eax 5:5 hypercall_msrs hypercalls
eax 6:6 vp_index_msr index of the virtual processor
eax 12:12 reenlightenment control of reenlightenment after migration
edx 4:4 xmm_input hypercall input in XMM registers
edx 15:15 xmm_output hypercall output in XMM registers
edx 17:17 sint_polling polling of synthetic interrupts

leaf hyperv:0xa 0 Hyper-V, nested: virtualization features
eax 7:0 evmcs_low lowest version of the enlightened VMCS
eax 15:8 evmcs_high highest version of the enlightened VMCS
eax 17:17 direct_flush direct virtual flush hypercalls
eax 18:18 guest_mapping_flush hypercalls that flush guest physical addresses
eax 19:19 msr_bitmap enlightened MSR bitmap
eax 20:20 combined_ve page faults come with virtualization exceptions
eax 21:21 debugctl IA32_DEBUGCTL in the enlightened VMCS
eax 22:22 enlightened_tlb enlightened TLB flush, AMD
ebx 0:0 perf_global_ctrl IA32_PERF_GLOBAL_CTRL in the enlightened VMCS

leaf hyperv:0xc 0 Hyper-V, isolation
eax 0:0 paravisor a paravisor is there
ebx 3:0 isolation_type 0 none, 1 by virtualization, 2 SNP, 3 TDX
ebx 5:5 shared_boundary addresses above a boundary are shared
ebx 11:6 shared_boundary_bits bits of that boundary

leaf xen:0x1 0 Xen version
eax 15:0 minor minor version
eax 31:16 major major version

leaf xen:0x2 0 Xen hypercalls
eax 31:0 hypercall_pages pages for hypercalls
ebx 31:0 0x msr_base first of Xen's MSRs
ecx 0:0 mmu_pt_update_preserve_ad page table updates keep accessed and dirty bits

leaf xen:0x3 0 Xen time
eax 0:0 emulated_tsc the time-stamp counter is emulated
eax 1:1 host_tsc_reliable the host's time-stamp counter is reliable
eax 2:2 rdtscp RDTSCP is there
ebx 31:0 tsc_mode 0 emulated if need be, 1 emulated, 2 native, 3 native with RDTSCP
ecx 31:0 tsc_khz the guest's time-stamp counter, kHz
edx 31:0 incarnation how often it was migrated

leaf xen:0x3 1 Xen time, scale
eax 31:0 0x offset_low offset of the time-stamp counter
ebx 31:0 0x offset_high offset, upper half
ecx 31:0 multiplier multiplier from ticks to nanoseconds
edx 31:0 0x shift shift from ticks to nanoseconds, a signed byte

leaf xen:0x3 2 Xen time, host
eax 31:0 host_tsc_khz the host's time-stamp counter, kHz

leaf xen:0x4 0 Xen, hardware virtual machine
eax 0:0 apic_virtualization APIC registers are virtualized
eax 1:1 x2apic_virtualization x2APIC is virtualized
eax 2:2 iommu_mappings memory of other domains has IOMMU entries
eax 3:3 vcpu_id_present EBX is valid
eax 4:4 domain_id_present ECX is valid
eax 5:5 extended_destination more destination bits
eax 6:6 upcall_vectors upcalls with vectors of each CPU
ebx 31:0 vcpu_id virtual CPU
ecx 31:0 domain_id domain

leaf xen:0x5 0 Xen, paravirtual machine
eax 31:0 last_subleaf last subleaf
ebx 7:0 machine_address_bits machine address bits

leaf bhyve:0x1 0 bhyve features
eax 0:0 msi_ext_dest_id more destination bits

leaf acrn:0x1 0 ACRN features
eax 0:0 privileged_vm this is the privileged virtual machine
`;
