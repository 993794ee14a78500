const base = '/utenlandsk-pasient'

/** Where the professional asks a wallet, and sees what came of it. */
export const paths = {
  ask: (country: string) => `${base}/land/${country}/lommebok`,
  page: (id: string) => `${base}/lommebok/${id}`,
} as const
