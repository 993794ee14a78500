/** Where the operators' pages are. */
export const operationPaths = {
  start: '/drift',
  countries: '/drift/land',
  countriesOf: (period: Period) => `/drift/land?siden=${period}`,
  country: (country: string) => `/drift/land#land-${country}`,
  retry: '/drift/koer/igjen',
  lift: '/drift/grenser/opphev',
  mischief: '/drift/land/tilstand',
  certificates: '/drift/sertifikater',
  emergencies: '/utenlandsk-pasient/nodapninger',
  norwegianEmergencies: '/norsk-pasient/nodapninger',
  /** Where sources of the Norwegian record fail on purpose. */
  rehearsal: '/norge-i-boks/ovelse',
} as const

/** How far back figures go. */
export const periods = ['hour', 'day', 'week'] as const
export type Period = (typeof periods)[number]

export const periodDays: Readonly<Record<Period, number>> = { hour: 1 / 24, day: 1, week: 7 }
