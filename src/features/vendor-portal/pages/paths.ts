/** Where the box has its pages. */
export const vendorPaths = {
  box: '/norge-i-boks',
  reset: '/norge-i-boks/nullstill',
  calls: '/norge-i-boks/kall',
  faults: '/norge-i-boks/feil',
  /** Where operators let a source of our own reader fail. */
  rehearsal: '/norge-i-boks/ovelse',
  /** Where vendors register clients of their own: pages of the token service. */
  clients: '/norge-i-boks/klienter',
  /** Where a client is tried against a contract: pages of the self-test. */
  selfTest: '/norge-i-boks/selvtest',
  service: (id: string) => `/norge-i-boks/tjenester/${id}`,
  operation: (service: string, id: string) => `/norge-i-boks/tjenester/${service}/${id}`,
  openApi: (service: string) => `/norge-i-boks/tjenester/${service}/openapi.json`,
} as const
