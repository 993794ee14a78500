/** Where the box has its pages. */
export const vendorPaths = {
  box: '/norge-i-boks',
  reset: '/norge-i-boks/nullstill',
  calls: '/norge-i-boks/kall',
  faults: '/norge-i-boks/feil',
  /** Where vendors register clients of their own: pages of the token service. */
  clients: '/norge-i-boks/klienter',
  service: (id: string) => `/norge-i-boks/tjenester/${id}`,
  operation: (service: string, id: string) => `/norge-i-boks/tjenester/${service}/${id}`,
  openApi: (service: string) => `/norge-i-boks/tjenester/${service}/openapi.json`,
} as const
