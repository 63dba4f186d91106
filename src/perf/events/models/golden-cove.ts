// Events of Golden Cove and Raptor Cove cores (Alder Lake, Raptor Lake, Sapphire Rapids, Emerald Rapids). Source: Intel SDM
// volume 3B, chapter 21, and Intel's event lists for performance monitoring (perfmon ADL, SPR).
// A row an event: name, event select, unit mask, and further fields of the configuration; hexadecimal. models/index.ts reads it.

export const goldenCove = `
amx_ops_retired.bf16 ce 02
amx_ops_retired.int8 ce 01
arith.div_active b0 09 cmask=0x1
arith.fpdiv_active b0 01 cmask=0x1
arith.idiv_active b0 08
assists.any c1 1b
assists.fp c1 02
assists.hardware c1 04
assists.page_fault c1 08
assists.sse_avx_mix c1 10
br_inst_retired.all_branches c4 00
br_inst_retired.cond c4 11
br_inst_retired.cond_ntaken c4 10
br_inst_retired.cond_taken c4 01
br_inst_retired.far_branch c4 40
br_inst_retired.indirect c4 80
br_inst_retired.near_call c4 02
br_inst_retired.near_return c4 08
br_inst_retired.near_taken c4 20
br_misp_retired.all_branches c5 00
br_misp_retired.cond c5 11
br_misp_retired.cond_ntaken c5 10
br_misp_retired.cond_taken c5 01
br_misp_retired.indirect c5 80
br_misp_retired.indirect_call c5 02
br_misp_retired.near_taken c5 20
br_misp_retired.ret c5 08
core_power.license_1 28 02
core_power.license_2 28 04
core_power.license_3 28 08
cpu_clk_unhalted.c01 ec 10
cpu_clk_unhalted.c02 ec 20
cpu_clk_unhalted.c0_wait ec 70
cpu_clk_unhalted.distributed ec 02
cpu_clk_unhalted.one_thread_active 3c 02
cpu_clk_unhalted.pause ec 40
cpu_clk_unhalted.pause_inst ec 40 cmask=0x1 edge
cpu_clk_unhalted.ref_distributed 3c 08
cpu_clk_unhalted.ref_tsc 0 03
cpu_clk_unhalted.ref_tsc_p 3c 01
cpu_clk_unhalted.thread 3c 00
cpu_clk_unhalted.thread_p 3c 00
cycle_activity.cycles_l1d_miss a3 08 cmask=0x8
cycle_activity.cycles_l2_miss a3 01 cmask=0x1
cycle_activity.cycles_mem_any a3 10 cmask=0x10
cycle_activity.stalls_l1d_miss a3 0c cmask=0xc
cycle_activity.stalls_l2_miss a3 05 cmask=0x5
cycle_activity.stalls_l3_miss a3 06 cmask=0x6
cycle_activity.stalls_total a3 04 cmask=0x4
decode.lcp 87 01
decode.ms_busy 87 02
dsb2mite_switches.penalty_cycles 61 02
dtlb_load_misses.stlb_hit 12 20
dtlb_load_misses.walk_active 12 10 cmask=0x1
dtlb_load_misses.walk_completed 12 0e
dtlb_load_misses.walk_completed_1g 12 08
dtlb_load_misses.walk_completed_2m_4m 12 04
dtlb_load_misses.walk_completed_4k 12 02
dtlb_load_misses.walk_pending 12 10
dtlb_store_misses.stlb_hit 13 20
dtlb_store_misses.walk_active 13 10 cmask=0x1
dtlb_store_misses.walk_completed 13 0e
dtlb_store_misses.walk_completed_1g 13 08
dtlb_store_misses.walk_completed_2m_4m 13 04
dtlb_store_misses.walk_completed_4k 13 02
dtlb_store_misses.walk_pending 13 10
exe.amx_busy b7 02
exe_activity.1_ports_util a6 02
exe_activity.2_ports_util a6 04
exe_activity.3_ports_util a6 08
exe_activity.4_ports_util a6 10
exe_activity.bound_on_loads a6 21 cmask=0x5
exe_activity.bound_on_stores a6 40 cmask=0x2
exe_activity.exe_bound_0_ports a6 80
fp_arith_dispatched.port_0 b3 01
fp_arith_dispatched.port_1 b3 02
fp_arith_dispatched.port_5 b3 04
fp_arith_inst_retired.128b_packed_double c7 04
fp_arith_inst_retired.128b_packed_single c7 08
fp_arith_inst_retired.256b_packed_double c7 10
fp_arith_inst_retired.256b_packed_single c7 20
fp_arith_inst_retired.512b_packed_double c7 40
fp_arith_inst_retired.512b_packed_single c7 80
fp_arith_inst_retired.scalar_double c7 01
fp_arith_inst_retired.scalar_single c7 02
fp_arith_inst_retired2.128b_packed_half cf 04
fp_arith_inst_retired2.256b_packed_half cf 08
fp_arith_inst_retired2.512b_packed_half cf 10
fp_arith_inst_retired2.complex_scalar_half cf 02
fp_arith_inst_retired2.scalar cf 03
fp_arith_inst_retired2.scalar_half cf 01
fp_arith_inst_retired2.vector cf 1c
frontend_retired.any_dsb_miss c6 01 frontend=0x1
frontend_retired.dsb_miss c6 01 frontend=0x11
frontend_retired.itlb_miss c6 01 frontend=0x14
frontend_retired.l1i_miss c6 01 frontend=0x12
frontend_retired.l2_miss c6 01 frontend=0x13
frontend_retired.latency_ge_1 c6 01 frontend=0x600106
frontend_retired.latency_ge_128 c6 01 frontend=0x608006
frontend_retired.latency_ge_16 c6 01 frontend=0x601006
frontend_retired.latency_ge_2 c6 01 frontend=0x600206
frontend_retired.latency_ge_256 c6 01 frontend=0x610006
frontend_retired.latency_ge_2_bubbles_ge_1 c6 01 frontend=0x100206
frontend_retired.latency_ge_32 c6 01 frontend=0x602006
frontend_retired.latency_ge_4 c6 01 frontend=0x600406
frontend_retired.latency_ge_512 c6 01 frontend=0x620006
frontend_retired.latency_ge_64 c6 01 frontend=0x604006
frontend_retired.latency_ge_8 c6 01 frontend=0x600806
frontend_retired.ms_flows c6 01 frontend=0x8
frontend_retired.stlb_miss c6 01 frontend=0x15
frontend_retired.unknown_branch c6 01 frontend=0x17
icache_data.stalls 80 04
icache_tag.stalls 83 04
idq.dsb_cycles_any 79 08 cmask=0x1
idq.dsb_cycles_ok 79 08 cmask=0x6
idq.dsb_uops 79 08
idq.mite_cycles_any 79 04 cmask=0x1
idq.mite_cycles_ok 79 04 cmask=0x6
idq.mite_uops 79 04
idq.ms_cycles_any 79 20 cmask=0x1
idq.ms_switches 79 20 cmask=0x1 edge
idq.ms_uops 79 20
idq_uops_not_delivered.core 9c 01
idq_uops_not_delivered.cycles_0_uops_deliv.core 9c 01 cmask=0x6
idq_uops_not_delivered.cycles_fe_was_ok 9c 01 cmask=0x1 inv
inst_decoded.decoders 75 01
inst_retired.any c0 00
inst_retired.any_p c0 00
inst_retired.macro_fused c0 10
inst_retired.nop c0 02
inst_retired.prec_dist 0 01
inst_retired.rep_iteration c0 08
int_misc.clear_resteer_cycles ad 80
int_misc.mba_stalls ad 20
int_misc.recovery_cycles ad 01
int_misc.unknown_branch_cycles ad 40 frontend=0x7
int_misc.uop_dropping ad 10
int_vec_retired.128bit e7 13
int_vec_retired.256bit e7 ac
int_vec_retired.add_128 e7 03
int_vec_retired.add_256 e7 0c
int_vec_retired.mul_256 e7 80
int_vec_retired.shuffles e7 40
int_vec_retired.vnni_128 e7 10
int_vec_retired.vnni_256 e7 20
itlb_misses.stlb_hit 11 20
itlb_misses.walk_active 11 10 cmask=0x1
itlb_misses.walk_completed 11 0e
itlb_misses.walk_completed_2m_4m 11 04
itlb_misses.walk_completed_4k 11 02
itlb_misses.walk_pending 11 10
l1d.hwpf_miss 51 20
l1d.replacement 51 01
l1d_pend_miss.fb_full 48 02
l1d_pend_miss.fb_full_periods 48 02 cmask=0x1 edge
l1d_pend_miss.l2_stalls 48 04
l1d_pend_miss.pending 48 01
l1d_pend_miss.pending_cycles 48 01 cmask=0x1
l2_lines_in.all 25 1f
l2_lines_out.non_silent 26 02
l2_lines_out.silent 26 01
l2_lines_out.useless_hwpf 26 04
l2_request.all 24 ff
l2_request.miss 24 3f
l2_rqsts.all_code_rd 24 e4
l2_rqsts.all_demand_data_rd 24 e1
l2_rqsts.all_demand_miss 24 27
l2_rqsts.all_demand_references 24 e7
l2_rqsts.all_hwpf 24 f0
l2_rqsts.all_rfo 24 e2
l2_rqsts.code_rd_hit 24 c4
l2_rqsts.code_rd_miss 24 24
l2_rqsts.demand_data_rd_hit 24 c1
l2_rqsts.demand_data_rd_miss 24 21
l2_rqsts.hwpf_miss 24 30
l2_rqsts.miss 24 3f
l2_rqsts.references 24 ff
l2_rqsts.rfo_hit 24 c2
l2_rqsts.rfo_miss 24 22
l2_rqsts.swpf_hit 24 c8
l2_rqsts.swpf_miss 24 28
ld_blocks.address_alias 3 04
ld_blocks.no_sr 3 88
ld_blocks.store_forward 3 82
load_hit_prefetch.swpf 4c 01
longest_lat_cache.miss 2e 41
longest_lat_cache.reference 2e 4f
lsd.cycles_active a8 01 cmask=0x1
lsd.cycles_ok a8 01 cmask=0x6
lsd.uops a8 01
machine_clears.count c3 01 cmask=0x1 edge
machine_clears.memory_ordering c3 02
machine_clears.smc c3 04
mem_inst_retired.all_loads d0 81
mem_inst_retired.all_stores d0 82
mem_inst_retired.any d0 83
mem_inst_retired.lock_loads d0 21
mem_inst_retired.split_loads d0 41
mem_inst_retired.split_stores d0 42
mem_inst_retired.stlb_miss_loads d0 11
mem_inst_retired.stlb_miss_stores d0 12
mem_load_completed.l1_miss_any 43 fd
mem_load_l3_hit_retired.xsnp_fwd d2 04
mem_load_l3_hit_retired.xsnp_hit d2 02
mem_load_l3_hit_retired.xsnp_hitm d2 04
mem_load_l3_hit_retired.xsnp_miss d2 01
mem_load_l3_hit_retired.xsnp_no_fwd d2 02
mem_load_l3_hit_retired.xsnp_none d2 08
mem_load_l3_miss_retired.local_dram d3 01
mem_load_l3_miss_retired.remote_dram d3 02
mem_load_l3_miss_retired.remote_fwd d3 08
mem_load_l3_miss_retired.remote_hitm d3 04
mem_load_l3_miss_retired.remote_pmm d3 10
mem_load_misc_retired.uc d4 04
mem_load_retired.fb_hit d1 40
mem_load_retired.l1_hit d1 01
mem_load_retired.l1_miss d1 08
mem_load_retired.l2_hit d1 02
mem_load_retired.l2_miss d1 10
mem_load_retired.l3_hit d1 04
mem_load_retired.l3_miss d1 20
mem_load_retired.local_pmm d1 80
mem_store_retired.l2_hit 44 01
mem_trans_retired.load_latency_gt_128 cd 01 ldlat=0x80
mem_trans_retired.load_latency_gt_16 cd 01 ldlat=0x10
mem_trans_retired.load_latency_gt_256 cd 01 ldlat=0x100
mem_trans_retired.load_latency_gt_32 cd 01 ldlat=0x20
mem_trans_retired.load_latency_gt_4 cd 01 ldlat=0x4
mem_trans_retired.load_latency_gt_512 cd 01 ldlat=0x200
mem_trans_retired.load_latency_gt_64 cd 01 ldlat=0x40
mem_trans_retired.load_latency_gt_8 cd 01 ldlat=0x8
mem_trans_retired.store_sample cd 02
mem_uop_retired.any e5 03
memory_activity.cycles_l1d_miss 47 02 cmask=0x2
memory_activity.stalls_l1d_miss 47 03 cmask=0x3
memory_activity.stalls_l2_miss 47 05 cmask=0x5
memory_activity.stalls_l3_miss 47 09 cmask=0x9
misc2_retired.lfence e0 20
misc_retired.lbr_inserts cc 20
offcore_requests.all_requests 21 80
offcore_requests.data_rd 21 08
offcore_requests.demand_data_rd 21 01
offcore_requests_outstanding.cycles_with_data_rd 20 08 cmask=0x1
offcore_requests_outstanding.cycles_with_demand_rfo 20 04 cmask=0x1
offcore_requests_outstanding.data_rd 20 08
resource_stalls.sb a2 08
resource_stalls.scoreboard a2 02
rs.empty a5 07
rs.empty_count a5 07 cmask=0x1 edge inv
rtm_retired.aborted c9 04
rtm_retired.aborted_events c9 80
rtm_retired.aborted_mem c9 08
rtm_retired.aborted_memtype c9 40
rtm_retired.aborted_unfriendly c9 20
rtm_retired.commit c9 02
rtm_retired.start c9 01
sw_prefetch_access.nta 40 01
sw_prefetch_access.prefetchw 40 08
sw_prefetch_access.t0 40 02
sw_prefetch_access.t1_t2 40 04
topdown.backend_bound_slots a4 02
topdown.bad_spec_slots a4 04
topdown.br_mispredict_slots a4 08
topdown.memory_bound_slots a4 10
topdown.slots 0 04
topdown.slots_p a4 01
tx_mem.abort_capacity_read 54 80
tx_mem.abort_capacity_write 54 02
tx_mem.abort_conflict 54 01
uops_decoded.dec0_uops 76 01
uops_dispatched.port_0 b2 01
uops_dispatched.port_1 b2 02
uops_dispatched.port_2_3_10 b2 04
uops_dispatched.port_4_9 b2 10
uops_dispatched.port_5_11 b2 20
uops_dispatched.port_6 b2 40
uops_dispatched.port_7_8 b2 80
uops_executed.core b1 02
uops_executed.core_cycles_ge_1 b1 02 cmask=0x1
uops_executed.core_cycles_ge_2 b1 02 cmask=0x2
uops_executed.core_cycles_ge_3 b1 02 cmask=0x3
uops_executed.core_cycles_ge_4 b1 02 cmask=0x4
uops_executed.cycles_ge_1 b1 01 cmask=0x1
uops_executed.cycles_ge_2 b1 01 cmask=0x2
uops_executed.cycles_ge_3 b1 01 cmask=0x3
uops_executed.cycles_ge_4 b1 01 cmask=0x4
uops_executed.stalls b1 01 cmask=0x1 inv
uops_executed.thread b1 01
uops_executed.x87 b1 10
uops_issued.any ae 01
uops_retired.cycles c2 02 cmask=0x1
uops_retired.heavy c2 01
uops_retired.ms c2 04 frontend=0x8
uops_retired.slots c2 02
uops_retired.stalls c2 02 cmask=0x1 inv
xq.full_cycles 2d 01 cmask=0x1
`;
