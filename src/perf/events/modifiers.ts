// The letters after an event: who is counted, how precisely, and how the event stands on the PMU. They act as perf 6.1
// lets them act, one letter after another: the first of u, k and h excludes the other two, the first of G and H the other
// one, and those of a group come on top of an event's own.

/** What the letters have set so far. */
export interface ModifierState {
  excludeUser: boolean;
  excludeKernel: boolean;
  excludeHypervisor: boolean;
  excludeIdle: boolean;
  excludeHost: boolean;
  excludeGuest: boolean;
  /** G or H was said. */
  isHostOrGuestChosen: boolean;
  precise: number;
  /** P: as precise as the event can be. */
  isMostPrecise: boolean;
  /** S: samples read the whole group. */
  readsGroup: boolean;
  pinned: boolean;
  exclusive: boolean;
  /** W: events of the group are counted one by one where the PMU cannot hold them at once. */
  isWeak: boolean;
}

/** An event without letters: perf leaves out what runs in guests of this machine. */
export function plainModifiers(): ModifierState {
  return { ...noModifiers(), excludeGuest: true };
}

const noModifiers = (): ModifierState => ({
  excludeUser: false,
  excludeKernel: false,
  excludeHypervisor: false,
  excludeIdle: false,
  excludeHost: false,
  excludeGuest: false,
  isHostOrGuestChosen: false,
  precise: 0,
  isMostPrecise: false,
  readsGroup: false,
  pinned: false,
  exclusive: false,
  isWeak: false,
});

const PRECISE_LIMIT = 3;

/** The letters of an event itself. */
export function eventModifiers(letters: string): ModifierState {
  return letters === '' ? plainModifiers() : addModifiers(noModifiers(), letters);
}

/** A state with the letters of a group on top. */
export function addModifiers(before: ModifierState, letters: string): ModifierState {
  const state = { ...before };
  let isExcluding = state.excludeUser || state.excludeKernel || state.excludeHypervisor;
  const excludeOthers = () => {
    if (!isExcluding) state.excludeUser = state.excludeKernel = state.excludeHypervisor = isExcluding = true;
  };
  const chooseSide = () => {
    if (!state.isHostOrGuestChosen) state.isHostOrGuestChosen = state.excludeGuest = state.excludeHost = true;
  };
  const actions: Record<string, () => void> = {
    u: () => {
      excludeOthers();
      if (!state.isHostOrGuestChosen) state.excludeGuest = true;
      state.excludeUser = false;
    },
    k: () => {
      excludeOthers();
      state.excludeKernel = false;
    },
    h: () => {
      excludeOthers();
      state.excludeHypervisor = false;
    },
    G: () => {
      chooseSide();
      state.excludeGuest = false;
    },
    H: () => {
      chooseSide();
      state.excludeHost = false;
    },
    I: () => {
      state.excludeIdle = true;
    },
    p: () => {
      state.precise = Math.min(PRECISE_LIMIT, state.precise + 1);
      // Precise sampling of a guest is not possible.
      if (!state.isHostOrGuestChosen) state.excludeGuest = true;
    },
    P: () => {
      state.isMostPrecise = true;
    },
    S: () => {
      state.readsGroup = true;
    },
    D: () => {
      state.pinned = true;
    },
    e: () => {
      state.exclusive = true;
    },
    W: () => {
      state.isWeak = true;
    },
  };
  for (const letter of letters) actions[letter]?.();
  return state;
}
