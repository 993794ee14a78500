/** Where the operator sees whom the contact point trusts. */
export const directoryPaths = {
  /** What the pages of operators begin with. */
  operation: '/drift',
  inventory: '/drift/sertifikater',
  decide: '/drift/sertifikater/avgjor',
  refresh: '/drift/sertifikater/hent',
  import: '/drift/sertifikater/importer',
  picture: (country: string, sha256: string, number: string) =>
    `/drift/sertifikater/bilde/${country}/${sha256}/${number}`,
} as const
