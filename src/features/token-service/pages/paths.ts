const all = '/norge-i-boks/klienter'

/** Where vendors register their clients. */
export const boxClientPaths = {
  box: '/norge-i-boks',
  all,
  one: (id: string) => `${all}/${id}`,
  remove: (id: string) => `${all}/${id}/slett`,
  /** Pages of the box about this client: its calls, its faults, a run of the self-test. */
  calls: (id: string) => `/norge-i-boks/kall?klient=${id}`,
  faults: (id: string) => `/norge-i-boks/kall?klient=${id}#feil`,
  selfTest: (id: string) => `/norge-i-boks/selvtest?klient=${id}`,
} as const
